/* SPDX-License-Identifier: MIT */
#pragma once
/* What is held on one person, for that person's eyes (rule 29, MY DATA). */
#include <glib.h>

typedef struct {
    gint64 request_number;
    gint64 at;
} OwnRecord;

typedef struct {
    gint64 known_since;
    char *other_addresses;                         /* ", " between them; "" for none */
    GArray *requests_open, *requests_ended;        /* OwnRecord: asked by them, and when */
    GArray *offers_open, *accepted, *not_accepted; /* the same: asked of them; what they said */
    GArray *agreed, *refused; /* OwnRecord: versions of the commitments, and when they answered */
    gint64 lapsed_at;         /* when they agreed to a text that holds no more; 0: never */
    char *held;               /* what they wrote before they were on record, and waits still */
    char *verified;           /* by whom the status was, and when */
    char *unwanted, *named;   /* whom they named, ", " between them */
    char *coordinators;       /* told of a correction, name and address */
    guint keep_situation_days, keep_letter_days, keep_count_years;
    char *words; /* what they wrote in requests that are kept */
} OwnData;

OwnData *own_data_new(void);
void own_data_free(OwnData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(OwnData, own_data_free)
