/* SPDX-License-Identifier: MIT */
#pragma once
/* The classes of words by which an answer is read. Words stand as speech.h writes them: lower case,
   without accents, contractions spelt out ("can't" is "can not"). */
#include <glib.h>

typedef enum {
    CLASS_ME,       /* the sender */
    CLASS_OTHER,    /* somebody else, by pronoun */
    CLASS_DO,       /* what a mentor does */
    CLASS_ACT,      /* what somebody says that they cannot do */
    CLASS_DOING,    /* the same, as "talking" */
    CLASS_GLAD,     /* in what mood */
    CLASS_ADVERB,   /* may stand anywhere and changes nothing */
    CLASS_BE,       /* may stand between a subject and its mood */
    CLASS_NEGATION, /* turns around what stands beside it */
    CLASS_MODAL,    /* leaves open what stands beside it */
    CLASS_PITY,     /* announces a refusal */
    CLASS_DAY,      /* a day or an hour: when to talk, not whether */
    CLASS_SPAN,     /* a longer time */
    CLASS_PLACE,    /* where and how to talk */
    CLASS_COURTESY, /* what a condition may say and still be none */
    CLASS_GLUE,     /* small words in a condition */
    CLASS_GREETING,
    CLASS_OPENER, /* may stand before the word that answers */
    CLASS_ASKING, /* begins a question */
    CLASS_BUSY,   /* without time */
    CLASS_FIT,    /* the right person, the right thing */
    CLASS_HER,    /* who asks; also "Ms. Bauer" */
    CLASS_NAME,   /* a name in capitals, anybody's; no word has it by itself */
    CLASS_NUMBER, /* digits; no word has it by itself */
    CLASS_WILL,   /* before what the sender is going to do */
    CLASS_AID,    /* what a mentor does for somebody: "call her", "give her" */
    CLASS_MEET,   /* what the two would have: "a call" */
    CLASS_DEAL,   /* what is accepted or refused */
    CLASS_REACH,  /* what she would do to get in touch */
    CLASS_COUNT
} WordClass;

typedef struct {
    const char *name; /* as phrases call it: "@do" */
    const char *words;
} WordClassRow;

/* Indexed by WordClass. */
extern const WordClassRow WORD_CLASSES[CLASS_COUNT];

static inline gboolean classes_have(guint64 classes, WordClass class)
{
    return (classes >> class & 1) != 0;
}
