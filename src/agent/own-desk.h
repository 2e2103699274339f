/* SPDX-License-Identifier: MIT */
#pragma once
/* What people may ask about the data that is held on them (rule 29). Whose mail it is has been made
   sure of; inside the caller's transaction. */
#include "agent/compose.h"
#include "intake/own-command.h"

/* What somebody asks for; borrowed. */
typedef struct {
    OwnCommand command;
    const char *words; /* CORRECT: what is wrong */
} OwnWish;

/* MY DATA: writes all that is held on them. CORRECT: passes on to their coordinators what is wrong,
   and tells them whom. FORGET ME: asks back. */
gboolean own_desk_answer(const Desk *desk, const Person *person, const OwnWish *wish,
                         const Occasion *occasion, GError **error);
/* Asks whether to forget the person, which cannot be undone. */
gboolean own_desk_ask_forget(const Desk *desk, const Person *person, const Occasion *occasion,
                             GError **error);
/* Forgets the person: the word came. */
gboolean own_desk_forget(const Desk *desk, const Person *person, const Occasion *occasion,
                         GError **error);
