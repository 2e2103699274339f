/* SPDX-License-Identifier: MIT */
#pragma once
/* The facts of letters about being a mentor; the table that lists them is fact.c's. NULL or 0 in
   all other letters. Texts are owned by the caller. */
#include "letters/fact.h"

char *fact_leaver_name(const FactSource *source);
char *fact_leaver_address(const FactSource *source);
char *fact_bio(const FactSource *source);
char *fact_bio_before(const FactSource *source);
char *fact_asked_times(const FactSource *source);
char *fact_talk_times(const FactSource *source);
char *fact_paused_until(const FactSource *source);
char *fact_capacity(const FactSource *source);
guint fact_open_count(const FactSource *source);
