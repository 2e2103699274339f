/* SPDX-License-Identifier: MIT */
#pragma once
/* What people may ask about the data that is held on them (rule 29). Whose mail it is has been made
   sure of; inside the caller's transaction. */
#include "agent/compose.h"

/* Writes to the person all that is held on them. */
gboolean own_desk_show(const Desk *desk, const Person *person, const Occasion *occasion,
                       GError **error);

/* Passes on to the person's coordinators what is wrong, and tells the person whom. */
gboolean own_desk_correct(const Desk *desk, const Person *person, const char *words,
                          const Occasion *occasion, GError **error);

/* Asks whether to forget the person, which cannot be undone. */
gboolean own_desk_ask_forget(const Desk *desk, const Person *person, const Occasion *occasion,
                             GError **error);
/* Forgets the person: the word came. */
gboolean own_desk_forget(const Desk *desk, const Person *person, const Occasion *occasion,
                         GError **error);
