/* SPDX-License-Identifier: MIT */
#pragma once
/* Which of many phrases stand in a text. */
#include <glib.h>

/* One of the phrases (NULL-ended) is in `text`. */
gboolean text_has_any(const char *text, const char *const *phrases);
/* How many of them are. */
guint text_count_of(const char *text, const char *const *phrases);
