/* SPDX-License-Identifier: MIT */
#include "programme/effect.h"

void letter_free(Letter *letter)
{
    g_free(letter->words);
    g_free(letter->topic);
    g_clear_pointer(&letter->others, g_array_unref);
    g_free(letter);
}

Purpose letter_purpose(const Letter *letter, const Case *case_)
{
    Purpose purpose = letter_kind_purpose(letter->kind);
    if (letter->vouch)
        return PURPOSE_VOUCH;
    if (purpose == PURPOSE_ANSWER && case_ == NULL)
        return PURPOSE_TENURE;
    gboolean numbers_the_list = letter->kind == LETTER_SHORTLIST || letter->kind == LETTER_NO_MATCH
                                || letter->kind == LETTER_OPTIONS
                                || letter->kind == LETTER_NEW_MENTOR;
    if (purpose == PURPOSE_PICK && !numbers_the_list && case_ != NULL
        && case_count_offers(case_, OFFER_ACCEPTED) > 0)
        return PURPOSE_CHOOSE;
    return purpose;
}

void effects_free(Effects *effects)
{
    if (effects == NULL)
        return;
    case_free(effects->after);
    g_array_unref(effects->offers_changed);
    g_ptr_array_unref(effects->letters);
    g_array_unref(effects->committed);
    g_hash_table_unref(effects->away);
    g_array_unref(effects->matters);
    g_free(effects);
}
