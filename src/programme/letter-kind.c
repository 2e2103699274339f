/* SPDX-License-Identifier: MIT */
#include "programme/letter-kind.h"

static const struct {
    const char *name;
    guint readers;
    Purpose purpose;
} LETTERS[LETTER_COUNT] = {
#define X(kind, name, readers, purpose) [LETTER_##kind] = {name, readers, purpose},
    LETTER_KINDS(X)
#undef X
};

static const char *const PURPOSES[] = {"none",   "pick",   "choose", "answer", "confirm",
                                       "vouch",  "hello",  "talked", "reply",  "forget",
                                       "tenure", "leaver", "verify"};

const char *letter_kind_name(LetterKind kind)
{
    return LETTERS[kind].name;
}

gboolean letter_kind_parse(const char *name, LetterKind *kind)
{
    for (guint i = 0; i < LETTER_COUNT; i++) {
        if (g_str_equal(LETTERS[i].name, name)) {
            *kind = (LetterKind)i;
            return TRUE;
        }
    }
    return FALSE;
}

guint letter_kind_readers(LetterKind kind)
{
    return LETTERS[kind].readers;
}

Purpose letter_kind_purpose(LetterKind kind)
{
    return LETTERS[kind].purpose;
}

const char *purpose_name(Purpose purpose)
{
    return PURPOSES[purpose];
}

gboolean purpose_parse(const char *name, Purpose *purpose)
{
    for (guint i = 0; i < G_N_ELEMENTS(PURPOSES); i++) {
        if (g_str_equal(PURPOSES[i], name)) {
            *purpose = (Purpose)i;
            return TRUE;
        }
    }
    return FALSE;
}
