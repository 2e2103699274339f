/* SPDX-License-Identifier: MIT */
#pragma once
/* The facts of the letter `closures`, for the table in fact.c. Nothing and 0 in all other letters.
 */
#include "letters/fact.h"

/* Days, a line each. Owned by the caller. */
char *days_closed(const FactSource *source);
char *days_opened(const FactSource *source);
char *days_anyway(const FactSource *source);
char *days_never(const FactSource *source);
guint closed_count(const FactSource *source);
guint opened_count(const FactSource *source);
guint anyway_count(const FactSource *source);
guint never_count(const FactSource *source);
char *clocks_moved(const FactSource *source);
