/* SPDX-License-Identifier: MIT */
#pragma once
/* What was learnt, for lookup: the numbers of words, what a run of one to three words means
   (meanings.inc) and weighs (weights.inc). */
#include <glib.h>

/* Of the whole: accept, decline (unclear weighs 0); of a sentence: says yes, says no, leaves it
   open (saying nothing weighs 0). */
enum { ACCEPT, DECLINE, SAYS_YES, SAYS_NO, LEAVES_OPEN, OUTCOMES };

typedef struct {
    guint64 key;             /* 0: the place is free */
    gint16 values[OUTCOMES]; /* weights in hundredths; of an expression: the number it stands for */
} RunRow;

typedef struct RunTable RunTable;

/* Made at the first call, from constant tables, and never changed. */
const RunTable *run_table_get(void);

/* From 1; 0 for a word that nothing was learnt of. */
guint run_table_number(const RunTable *table, const char *word);

/* Rows of weights are numbered from 0 up to this. */
guint run_table_rows(void);

/* The row of a run of up to three words (0 where there are fewer); NULL for none. `place` is its
   number. */
const RunRow *run_table_weights(const RunTable *table, const guint *words, guint *place);

/* The number of what the first of the `count` words mean, up to three of them, the longest
   expression first: then `length` of them are it. A word that means nothing more stands for
   itself. */
guint run_table_meaning(const RunTable *table, const guint *words, guint count, guint *length);
