/* SPDX-License-Identifier: MIT */
#pragma once
/* What a template may name: one table of facts, each with its readers ("Who may see what"). */
#include <glib.h>

#include "letters/letters.h"
#include "letters/value.h"

typedef enum {
    FACT_LINE,    /* printed, or asked "is there one?" */
    FACT_QUOTE,   /* the same, printed alone in a block quote */
    FACT_NUMBER,  /* compared with a number */
    FACT_WORD,    /* compared with a word in quotation marks */
    FACT_MENTORS, /* a list, walked through by {{for}}: an entry is one mentor of the case */
    FACT_MATTERS, /* the same: an entry is one matter of a digest */
    FACT_DAYS,    /* the same: an entry is one day; text() gives them, a line each */
    FACT_ABOUT,   /* as FACT_MENTORS: those whom the letter tells of */
} FactType;

enum {
    FACT_EVERYONE =
        READER_MENTEE | READER_MENTOR | READER_COORDINATOR | READER_OFFICE | READER_CHAMPION
};

/* Which entries have a field. */
enum { OF_MENTORS = 1 << FACT_MENTORS, OF_MATTERS = 1 << FACT_MATTERS, OF_DAYS = 1 << FACT_DAYS };

#define FACT_ENTRY_FIELDS(X)                                                                       \
    /* name, of which entries, help */                                                             \
    X(number, OF_MENTORS, "the number to answer with")                                             \
    X(name, OF_MENTORS | OF_MATTERS, "the mentor's name")                                          \
    X(about, OF_MENTORS, "title and agency")                                                       \
    X(title, OF_MENTORS, "title alone")                                                            \
    X(agency, OF_MENTORS, "agency alone")                                                          \
    X(fitting, OF_MENTORS, "the part of the bio that fits")                                        \
    X(why, OF_MENTORS, "the words that matched")                                                   \
    X(due, OF_MENTORS, "until when the answer is due")                                             \
    X(request, OF_MATTERS, "the number of the request")                                            \
    X(since, OF_MATTERS, "the day since when it has been so")                                      \
    X(address, OF_MATTERS, "the registered address, told of strangers and in `bounced` alone")     \
    X(peer, OF_MATTERS, "whom the mentor recommends, as the mentor wrote it")                      \
    X(day, OF_DAYS, "the day, spelled out")

typedef enum {
#define X(name, of, help) ENTRY_##name,
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
    char *(*text)(const FactSource *source);   /* LINE, QUOTE, WORD, DAYS: NULL for none; owned */
    guint (*number)(const FactSource *source); /* NUMBER */
    OfferState listed;                         /* MENTORS: the offers in this state */
    MatterKind told;                           /* MATTERS: those of this kind */
} Fact;

/* All facts, ended by one whose name is NULL. */
const Fact *facts_all(void);
/* NULL if there is none. */
const Fact *fact_find(const char *name);
gboolean fact_is_list(const Fact *fact);
/* The field of that name; ENTRY_FIELD_COUNT if there is none. */
EntryField entry_field_find(const char *name);
const char *entry_field_name(EntryField field);
/* TRUE if it holds digits, so that an answer link may hold it. */
gboolean entry_field_is_number(EntryField field);
/* TRUE if the entries of this list have it. */
gboolean entry_field_is_of(EntryField field, const Fact *list);

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

/* The entries of a list. MENTORS: Offer, in the order of their numbers, those of acceptances where
   they are accepted. MATTERS: NotedMatter, oldest first. DAYS: char *. Owned; the entries are the
   array's or borrowed. */
GPtrArray *fact_list_entries(const Fact *fact, const FactSource *source);
/* One field of one of its entries, NULL for none. Owned by the caller. */
char *fact_entry_text(const Fact *fact, const FactSource *source, gconstpointer entry,
                      EntryField field);

/* "Deputy Director, Department of Energy". Owned by the caller. */
char *fact_about(const Person *person);
