/* SPDX-License-Identifier: MIT */
#pragma once
/* What single words, in lower case, say of a date; 0 if nothing. */
#include <glib.h>

guint date_word_month(const char *word);      /* 1 to 12, in five languages, whole or cut */
guint date_word_weekday(const char *word);    /* Monday 1 to Sunday 7, as GDateTime counts */
guint date_word_day(const char *word);        /* "3", "3rd", "21st", "1er" */
guint date_word_year(const char *word);       /* four digits */
guint date_word_short_year(const char *word); /* two digits too */
guint date_word_count(const char *word);      /* "3", "three", "a" */
/* What may stand between a day and its month: "of", "de". */
gboolean date_word_links(const char *word);
