/* SPDX-License-Identifier: MIT */
#pragma once
/* Somebody asks to be forgotten (rule 29). Inside a transaction of the caller's. */
#include "store/store.h"

typedef struct {
    gint64 request_number;
    guint offer_number; /* 0: the person's own request */
} OpenMatter;

/* What is open and waits on this person: own requests, then offers asked or accepted. Owned array
   of OpenMatter. */
gboolean store_list_open_matters(Store *store, gint64 person_id, GArray **matters, GError **error);

/* Destroys what describes the person, all that they wrote, and the text of letters to them; takes
   their letters' tokens back, and has the coordinators told. What is left: name and registered
   address until store_erase_forgotten, roles but mentor and mentee, counts and dates. */
gboolean store_forget_person(Store *store, gint64 person_id, gint64 now, GError **error);

/* Name and addresses of those who were forgotten before then, and not added again since. */
gboolean store_erase_forgotten(Store *store, gint64 before, GError **error);
