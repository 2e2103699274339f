/* SPDX-License-Identifier: MIT */
#include "intake/lexicon.h"

#include <string.h>

enum { SLOTS = 1 << 14, ENTRIES_MAX = SLOTS / 2 };

struct Lexicon {
    guint16 slots[SLOTS]; /* 0: none; else the entry's place */
    guint count;
    LexiconEntry entries[ENTRIES_MAX];
};

Lexicon *lexicon_new(void)
{
    Lexicon *lexicon = g_new0(Lexicon, 1);
    lexicon->count = 1;
    return lexicon;
}

/* FNV-1a. The words are ours; a stranger's are only looked up. */
static guint slot_of(const Lexicon *lexicon, const char *word, gsize length)
{
    guint hash = 2166136261u;
    for (gsize i = 0; i < length; i++)
        hash = (hash ^ (guchar)word[i]) * 16777619u;
    guint slot = (hash ^ hash >> 15) % SLOTS;
    while (lexicon->slots[slot] != 0) {
        const LexiconEntry *entry = &lexicon->entries[lexicon->slots[slot]];
        if (entry->length == length && memcmp(entry->word, word, length) == 0)
            break;
        slot = (slot + 1) % SLOTS;
    }
    return slot;
}

LexiconEntry *lexicon_add(Lexicon *lexicon, const char *word, gsize length)
{
    guint slot = slot_of(lexicon, word, length);
    if (lexicon->slots[slot] == 0) {
        g_assert(lexicon->count < ENTRIES_MAX);
        lexicon->entries[lexicon->count] =
            (LexiconEntry){.word = g_strndup(word, length), .length = (guint)length};
        lexicon->slots[slot] = (guint16)lexicon->count++;
    }
    return &lexicon->entries[lexicon->slots[slot]];
}

const LexiconEntry *lexicon_find(const Lexicon *lexicon, const char *word, gsize length)
{
    guint place = lexicon->slots[slot_of(lexicon, word, length)];
    return place != 0 ? &lexicon->entries[place] : NULL;
}
