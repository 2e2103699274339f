/* SPDX-License-Identifier: MIT */
#include "intake/run-table.h"

#include <string.h>

enum { RUN_WORDS = 3, WEIGHT_SLOTS = 1 << 17, MEANING_SLOTS = 1 << 13, ROW_BYTES = 160 };

typedef struct {
    const char *words; /* one to three, "_" for any */
    gint16 weights[OUTCOMES];
} WeightRow;

#define WEIGHT(words, accept, decline, yes, no, open) {words, {accept, decline, yes, no, open}},
static const WeightRow WEIGHTS[] = {
#include "intake/weights.inc"
};
#undef WEIGHT

static const struct {
    const char *name, *words; /* expressions, with commas between */
} MEANINGS[] = {
#define MEANING(name, words) {name, words},
#include "intake/meanings.inc"
#undef MEANING
};

G_STATIC_ASSERT(G_N_ELEMENTS(WEIGHTS) * 2 < WEIGHT_SLOTS);

struct RunTable {
    GHashTable *numbers; /* word -> number, from 1 */
    RunRow weights[WEIGHT_SLOTS];
    RunRow meanings[MEANING_SLOTS];
};

static guint64 key_of(const guint *words)
{
    return (guint64)words[0] | (guint64)words[1] << 16 | (guint64)words[2] << 32;
}

/* Where the key stands, or would stand. */
static guint slot_of(const RunRow *rows, guint slots, guint64 key)
{
    guint64 mixed = key * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
    mixed = (mixed ^ mixed >> 32) * G_GUINT64_CONSTANT(0xD6E8FEB86659FD93);
    guint slot = (guint)(mixed >> 40) % slots;
    while (rows[slot].key != 0 && rows[slot].key != key)
        slot = (slot + 1) % slots;
    return slot;
}

guint run_table_number(const RunTable *table, const char *word)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(table->numbers, word));
}

static guint number_for(RunTable *table, const char *word)
{
    guint number = run_table_number(table, word);
    if (number == 0) {
        number = g_hash_table_size(table->numbers) + 1;
        g_assert(number <= G_MAXUINT16);
        g_hash_table_insert(table->numbers, g_strdup(word), GUINT_TO_POINTER(number));
    }
    return number;
}

/* The key of up to three words with blanks between, and around. */
static guint64 key_for(RunTable *table, const char *words, gsize length)
{
    guint numbers[RUN_WORDS] = {0};
    char text[ROW_BYTES];
    g_assert(length < sizeof text);
    memcpy(text, words, length);
    text[length] = '\0';
    char *next = text;
    for (guint i = 0; i < RUN_WORDS && *next != '\0'; i++) {
        char *word = next + strspn(next, " ");
        next = word + strcspn(word, " ");
        if (*next != '\0')
            *next++ = '\0';
        if (*word != '\0')
            numbers[i] = number_for(table, word);
    }
    return key_of(numbers);
}

static void add_meanings(RunTable *table, const char *name, const char *words)
{
    const guint number = number_for(table, name);
    g_assert(number <= G_MAXINT16); /* they are the first words of all */
    while (*words != '\0') {
        gsize length = strcspn(words, ",");
        guint64 key = key_for(table, words, length);
        RunRow *row = &table->meanings[slot_of(table->meanings, MEANING_SLOTS, key)];
        *row = (RunRow){.key = key, .values = {(gint16)number}};
        words += length + (words[length] == ',');
    }
}

static RunTable *table_new(void)
{
    RunTable *table = g_new0(RunTable, 1);
    table->numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(MEANINGS); i++)
        add_meanings(table, MEANINGS[i].name, MEANINGS[i].words);
    for (guint i = 0; i < G_N_ELEMENTS(WEIGHTS); i++) {
        guint64 key = key_for(table, WEIGHTS[i].words, strlen(WEIGHTS[i].words));
        RunRow *row = &table->weights[slot_of(table->weights, WEIGHT_SLOTS, key)];
        row->key = key;
        memcpy(row->values, WEIGHTS[i].weights, sizeof row->values);
    }
    return table;
}

const RunTable *run_table_get(void)
{
    static const RunTable *table = NULL;
    if (g_once_init_enter(&table))
        g_once_init_leave(&table, table_new());
    return table;
}

guint run_table_rows(void)
{
    return WEIGHT_SLOTS;
}

const RunRow *run_table_weights(const RunTable *table, const guint *words, guint *place)
{
    *place = slot_of(table->weights, WEIGHT_SLOTS, key_of(words));
    return table->weights[*place].key != 0 ? &table->weights[*place] : NULL;
}

guint run_table_meaning(const RunTable *table, const guint *words, guint count, guint *length)
{
    guint numbers[RUN_WORDS] = {0};
    for (*length = MIN(count, RUN_WORDS); *length > 0; --*length) {
        memset(numbers, 0, sizeof numbers);
        memcpy(numbers, words, *length * sizeof *words);
        if (numbers[*length - 1] == 0)
            continue; /* it would be the key of fewer */
        guint slot = slot_of(table->meanings, MEANING_SLOTS, key_of(numbers));
        if (table->meanings[slot].key != 0)
            return (guint)table->meanings[slot].values[0];
    }
    *length = 1;
    return words[0];
}
