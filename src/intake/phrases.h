/* SPDX-License-Identifier: MIT */
#pragma once
/* What people say when they answer a request: the tables by which clauses are read. A phrase is
   words as speech.h writes them, with
     a|b    one of them            @me   a word of that class (vocabulary.h)
     a?     may be there           ...   up to four words of any kind
     ^      here the clause begins $     here it ends
   and words of the class "adverb" may stand between any two. The longest phrase wins, and takes its
   words away from all others. */

typedef enum {
    ACT_NONE,
    ACT_ACCEPT,   /* commits */
    ACT_YES,      /* one word that commits if nothing else follows it */
    ACT_GLAD,     /* would gladly: commits unless a refusal follows */
    ACT_FREE,     /* offers a time: commits unless anything speaks against it */
    ACT_WEAK,     /* assents, but to what? Two of them commit */
    ACT_REFUSE,   /* refuses */
    ACT_NO,       /* one word that refuses if nothing else follows it */
    ACT_BUSY,     /* a reason to refuse */
    ACT_AWAY,     /* not there for a while */
    ACT_LIMIT,    /* not then, not there */
    ACT_EXCEPT,   /* will not do something: beside a commitment a limit of it */
    ACT_REFER,    /* names somebody else */
    ACT_PENDING,  /* will decide later, takes it back, waits */
    ACT_MAYBE,    /* leaves it open */
    ACT_CIVIL,    /* uses such words and says nothing */
    ACT_CONDITION /* makes all of the sentence hang on something */
} Act;

typedef struct {
    Act act;
    const char *phrases; /* with ";" between */
} PhraseRow;

/* Each ends with a row whose phrases are NULL. */
extern const PhraseRow PHRASES_ACCEPT[];
extern const PhraseRow PHRASES_REFUSE[];
extern const PhraseRow PHRASES_DOUBT[];
extern const PhraseRow PHRASES_SPANISH[];
