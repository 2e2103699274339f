/* SPDX-License-Identifier: MIT */
#pragma once
/* What a template may name: one table of facts, each with its readers ("Who may see what"). */
#include <glib.h>

#include "letters/letters.h"
#include "letters/value.h"

typedef enum {
    FACT_LINE,   /* printed, or asked "is there one?" */
    FACT_QUOTE,  /* the same, printed alone in a block quote */
    FACT_NUMBER, /* compared with a number */
    FACT_WORD,   /* compared with a word in quotation marks */
    FACT_LIST,   /* walked through by {{for}}; its entries have FACT_ENTRY_FIELDS */
} FactType;

enum {
    FACT_EVERYONE =
        READER_MENTEE | READER_MENTOR | READER_COORDINATOR | READER_OFFICE | READER_CHAMPION
};

/* One entry of a list is one mentor. */
#define FACT_ENTRY_FIELDS(X)                                                                       \
    X(number, "the number to answer with")                                                         \
    X(name, "the mentor's name")                                                                   \
    X(about, "title and agency")                                                                   \
    X(title, "title alone")                                                                        \
    X(agency, "agency alone")                                                                      \
    X(fitting, "the part of the bio that fits")                                                    \
    X(why, "the words that matched")                                                               \
    X(due, "until when the answer is due")

typedef enum {
#define X(name, help) ENTRY_##name,
    FACT_ENTRY_FIELDS(X)
#undef X
        ENTRY_FIELD_COUNT
} EntryField;

typedef struct FactSource FactSource;

typedef struct {
    const char *name;
    FactType type;
    guint readers;       /* Reader: who may see it */
    gboolean in_subject; /* says nothing of the matter or of the other party */
    const char *help;
    char *(*text)(const FactSource *source);   /* LINE, QUOTE, WORD: NULL for none; owned */
    guint (*number)(const FactSource *source); /* NUMBER */
    OfferState listed;                         /* LIST: the offers in this state */
} Fact;

/* All facts, ended by one whose name is NULL. */
const Fact *facts_all(void);
/* NULL if there is none. */
const Fact *fact_find(const char *name);
/* The field of that name; ENTRY_FIELD_COUNT if there is none. */
EntryField entry_field_find(const char *name);
const char *entry_field_name(EntryField field);

/* What the facts of one letter are taken from. */
struct FactSource {
    const LetterContext *context;
    guint role;           /* Reader: what the reader is to this case; 0: nothing */
    const Offer *offer;   /* the letter's, or NULL */
    const Person *mentee; /* or NULL */
    const Person *mentor; /* the offer's, or NULL */
};

/* FAILURE_PERMANENT if the letter's reader is not, in this case, whom its kind is for: no fact may
   reach somebody by a wrong number. */
gboolean fact_source_open(const LetterContext *context, FactSource *source, GError **error);

/* TRUE if this reader may see the fact in this case. */
gboolean fact_is_visible(const Fact *fact, const FactSource *source);

/* The offers of a list, in the order of their numbers: those of acceptances where they are
   accepted. Owned; the offers are borrowed. */
GPtrArray *fact_list_offers(const Fact *fact, const FactSource *source);
/* One field of one entry, NULL for none. Owned by the caller. */
char *fact_entry_text(const FactSource *source, const Offer *offer, EntryField field);

/* "Deputy Director, Department of Energy". Owned by the caller. */
char *fact_about(const Person *person);
