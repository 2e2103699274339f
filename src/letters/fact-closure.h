/* SPDX-License-Identifier: MIT */
#pragma once
/* The facts of the letter `closures`, for the table in fact.c. Nothing and 0 in all other letters.
 */
#include "letters/fact.h"

/* Days, a line each. Owned by the caller. */
char *fact_days_closed(const FactSource *source);
char *fact_days_opened(const FactSource *source);
char *fact_days_anyway(const FactSource *source);
char *fact_days_never(const FactSource *source);
guint fact_closed_count(const FactSource *source);
guint fact_opened_count(const FactSource *source);
guint fact_anyway_count(const FactSource *source);
guint fact_never_count(const FactSource *source);
char *fact_clocks_moved(const FactSource *source);
