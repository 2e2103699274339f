/* SPDX-License-Identifier: MIT */
/* A text has few of all pairs of bytes: what they are is noted in one pass, and of a table of
   phrases nearly all need no search, for want of their first pair or another. */
#include "base/text-search.h"

#include <string.h>

enum { PAIRS = 1 << 12, BITS = 64 };

typedef struct {
    guint64 noted[PAIRS / BITS];
} Pairs;

static guint pair_of(const char *p)
{
    return ((guint)(guchar)p[0] << 6 ^ (guchar)p[1]) % PAIRS;
}

static void note_pairs(Pairs *pairs, const char *text)
{
    memset(pairs, 0, sizeof *pairs);
    for (; *text != '\0'; text++)
        pairs->noted[pair_of(text) / BITS] |= (guint64)1 << pair_of(text) % BITS;
}

static gboolean has_pair(const Pairs *pairs, const char *p)
{
    return (pairs->noted[pair_of(p) / BITS] >> pair_of(p) % BITS & 1) != 0;
}

static gboolean may_have(const Pairs *pairs, const char *phrase)
{
    enum { LOOKED_AT = 6 };
    for (guint i = 0; i < LOOKED_AT && phrase[i] != '\0' && phrase[i + 1] != '\0'; i++)
        if (!has_pair(pairs, phrase + i))
            return FALSE;
    return TRUE;
}

gboolean text_has_any(const char *text, const char *const *phrases)
{
    Pairs pairs;
    note_pairs(&pairs, text);
    for (; *phrases != NULL; phrases++)
        if (may_have(&pairs, *phrases) && strstr(text, *phrases) != NULL)
            return TRUE;
    return FALSE;
}

guint text_count_of(const char *text, const char *const *phrases)
{
    guint count = 0;
    Pairs pairs;
    note_pairs(&pairs, text);
    for (; *phrases != NULL; phrases++)
        count += may_have(&pairs, *phrases) && strstr(text, *phrases) != NULL;
    return count;
}
