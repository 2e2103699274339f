/* SPDX-License-Identifier: MIT */
#pragma once
/* How somebody joins: the commitments are asked for, and the answer is recorded (rule 2). Pure, and
   apart from requests: it is about the person alone. */
#include "programme/decide.h"

typedef enum {
    JOINING_ASK,    /* the letter is to be written */
    JOINING_REMIND, /* it has been: next comes the one reminder */
    JOINING_TELL,   /* reminded: next the coordinators are told */
    JOINING_SILENT, /* all has been said; an answer still counts */
    JOINING_REFUSED,
} JoiningStep;

typedef struct {
    Person *person;
    JoiningStep step;
    gint64 next_at;   /* 0: nothing comes by itself */
    gint64 lapsed_at; /* when the person agreed to an older text; 0: never */
    gboolean asks; /* a request of theirs is held, whose own letters ask and answer in its thread */
} Joining;

typedef enum {
    JOINING_CLOCK,
    JOINING_AGREED,
    JOINING_AGREED_OLD, /* to a text that holds no more */
    JOINING_DECLINED,
    JOINING_UNCLEAR,
} JoiningEvent;

typedef struct {
    JoiningStep step; /* as they are afterwards */
    gint64 next_at;
    gboolean agreed, refused; /* to be recorded now */
    gboolean writes;
    LetterKind letter;
    const char *topic; /* of the letter; static, NULL for none */
    gboolean notes;
    MatterKind matter; /* what the coordinators are to be told */
} JoiningEffects;

JoiningEffects joining_decide(const Joining *joining, JoiningEvent event, const Rules *rules,
                              gint64 now);

/* The letter that holds the text for this person: a mentor's has the mentee's promises in it. */
LetterKind joining_letter(const Person *person);
/* TRUE for the letters that ask for the commitments; their Letter.offer_number is the version. */
gboolean letter_asks_to_join(LetterKind kind);

void joining_free(Joining *joining);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Joining, joining_free)

/* The stored name of a step, and back. */
const char *joining_step_name(JoiningStep step);
gboolean joining_step_parse(const char *name, JoiningStep *step);
