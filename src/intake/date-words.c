/* SPDX-License-Identifier: MIT */
#include "intake/date-words.h"

#include <string.h>

/* English, Spanish, French, German and Portuguese, whole or as far as they are cut. */
guint date_word_month(const char *word)
{
    static const char *const MONTHS[][12] = {
        {"january", "february", "march", "april", "may", "june", "july", "august", "september",
         "october", "november", "december"},
        {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
         "octubre", "noviembre", "diciembre"},
        {"janvier", "f\u00e9vrier", "mars", "avril", "mai", "juin", "juillet", "ao\u00fbt",
         "septembre", "octobre", "novembre", "d\u00e9cembre"},
        {"januar", "februar", "m\u00e4rz", "april", "mai", "juni", "juli", "august", "september",
         "oktober", "november", "dezember"},
        {"janeiro", "fevereiro", "mar\u00e7o", "abril", "maio", "junho", "julho", "agosto",
         "setembro", "outubro", "novembro", "dezembro"}};
    size_t length = strlen(word);
    if (g_str_equal(word, "sept"))
        return 9;
    for (guint i = 0; i < 12; i++) {
        if (length == 3 && strncmp(MONTHS[0][i], word, 3) == 0)
            return i + 1;
        for (guint language = 0; language < G_N_ELEMENTS(MONTHS); language++)
            if (g_str_equal(MONTHS[language][i], word))
                return i + 1;
    }
    return 0;
}

/* Monday 1 to Sunday 7, as GDateTime counts. */
guint date_word_weekday(const char *word)
{
    static const char *const DAYS[][7] = {
        {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"},
        {"mon", "tue", "wed", "thu", "fri", "sat", "sun"},
        {"lunes", "martes", "mi\u00e9rcoles", "jueves", "viernes", "s\u00e1bado", "domingo"},
        {"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"}};
    for (guint language = 0; language < G_N_ELEMENTS(DAYS); language++)
        for (guint i = 0; i < 7; i++)
            if (g_str_equal(DAYS[language][i], word))
                return i + 1;
    return 0;
}

/* "3", "3rd", "21st", "1er", "1o". */
guint date_word_day(const char *word)
{
    static const char *const ENDS[] = {"", "st", "nd", "rd", "th", "er", "o", "\u00ba", NULL};
    char *end = NULL;
    guint64 value = g_ascii_isdigit(*word) ? g_ascii_strtoull(word, &end, 10) : 0;
    return value >= 1 && value <= 31 && g_strv_contains(ENDS, end) ? (guint)value : 0;
}

guint date_word_year(const char *word)
{
    guint64 value = 0;
    return g_ascii_string_to_unsigned(word, 10, 2000, 2199, &value, NULL) ? (guint)value : 0;
}

guint date_word_short_year(const char *word)
{
    guint64 value = 0;
    if (strlen(word) == 2 && g_ascii_string_to_unsigned(word, 10, 20, 99, &value, NULL))
        return 2000 + (guint)value;
    return date_word_year(word);
}

guint date_word_count(const char *word)
{
    static const char *const NUMBERS[] = {"zero", "one",    "two",   "three", "four",
                                          "five", "six",    "seven", "eight", "nine",
                                          "ten",  "eleven", "twelve"};
    guint64 value = 0;
    if (g_ascii_string_to_unsigned(word, 10, 1, 99, &value, NULL))
        return (guint)value;
    for (guint i = 1; i < G_N_ELEMENTS(NUMBERS); i++)
        if (g_str_equal(NUMBERS[i], word))
            return i;
    if (g_str_equal(word, "dos") || g_str_equal(word, "couple"))
        return 2;
    return g_str_equal(word, "a") || g_str_equal(word, "an") || g_str_equal(word, "una")
                   || g_str_equal(word, "un")
               ? 1
           : g_str_equal(word, "tres") ? 3
                                       : 0;
}

gboolean date_word_links(const char *word)
{
    static const char *const LINKS[] = {"de", "of", "del", "the", "le", "den", "am", NULL};
    return g_strv_contains(LINKS, word);
}
