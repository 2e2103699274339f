/* SPDX-License-Identifier: MIT */
#include "letters/fact-own.h"

#include "base/text.h"
#include "letters/spoken-date.h"

enum { WORDS_BYTES = 20000 };

/* NULL in letters that tell nothing of the reader's data. */
static const OwnData *own(const FactSource *source)
{
    return source->context->own;
}

static const Person *reader(const FactSource *source)
{
    return own(source) != NULL ? source->context->reader : NULL;
}

static char *day(const FactSource *source, gint64 at)
{
    return spoken_day(at, source->context->zone);
}

/* "#1 (Monday 8 June 2026), #4 (Tuesday 9 June 2026)" */
static char *records(const FactSource *source, const GArray *records)
{
    g_autoptr(GString) line = g_string_new(NULL);
    for (guint i = 0; i < records->len; i++) {
        const OwnRecord *record = &g_array_index(records, OwnRecord, i);
        g_autofree char *at = day(source, record->at);
        g_string_append_printf(line, "%s#%" G_GINT64_FORMAT, i > 0 ? ", " : "",
                               record->request_number);
        if (at != NULL)
            g_string_append_printf(line, " (%s)", at);
    }
    return g_strdup(line->str);
}

char *fact_own_address(const FactSource *source)
{
    return reader(source) != NULL ? g_strdup(reader(source)->email) : NULL;
}

char *fact_own_other_addresses(const FactSource *source)
{
    return own(source) != NULL ? g_strdup(own(source)->other_addresses) : NULL;
}

char *fact_own_title(const FactSource *source)
{
    return reader(source) != NULL ? g_strdup(reader(source)->title) : NULL;
}

char *fact_own_agency(const FactSource *source)
{
    return reader(source) != NULL ? g_strdup(reader(source)->agency_name) : NULL;
}

char *fact_own_time_zone(const FactSource *source)
{
    return reader(source) != NULL ? g_strdup(reader(source)->time_zone) : NULL;
}

char *fact_own_topics(const FactSource *source)
{
    return reader(source) != NULL ? g_strdup(reader(source)->topics) : NULL;
}

char *fact_own_bio(const FactSource *source)
{
    return reader(source) != NULL ? g_strdup(reader(source)->bio) : NULL;
}

char *fact_own_capacity(const FactSource *source)
{
    return reader(source) != NULL ? g_strdup_printf("%u", reader(source)->capacity) : NULL;
}

char *fact_own_since(const FactSource *source)
{
    return own(source) != NULL ? day(source, own(source)->known_since) : NULL;
}

char *fact_own_committed_on(const FactSource *source)
{
    return reader(source) != NULL ? day(source, reader(source)->committed_at) : NULL;
}

char *fact_own_agreed(const FactSource *source)
{
    return own(source) != NULL ? records(source, own(source)->agreed) : NULL;
}

char *fact_own_refused(const FactSource *source)
{
    return own(source) != NULL ? records(source, own(source)->refused) : NULL;
}

char *fact_own_lapsed_on(const FactSource *source)
{
    return own(source) != NULL ? day(source, own(source)->lapsed_at) : NULL;
}

char *fact_own_paused_until(const FactSource *source)
{
    return reader(source) != NULL ? day(source, reader(source)->paused_until) : NULL;
}

char *fact_own_away_until(const FactSource *source)
{
    return reader(source) != NULL ? day(source, reader(source)->away_until) : NULL;
}

char *fact_own_last_asked_on(const FactSource *source)
{
    return reader(source) != NULL ? day(source, reader(source)->last_asked_at) : NULL;
}

char *fact_own_requests_open(const FactSource *source)
{
    return own(source) != NULL ? records(source, own(source)->requests_open) : NULL;
}

char *fact_own_requests_ended(const FactSource *source)
{
    return own(source) != NULL ? records(source, own(source)->requests_ended) : NULL;
}

char *fact_own_offers_open(const FactSource *source)
{
    return own(source) != NULL ? records(source, own(source)->offers_open) : NULL;
}

char *fact_own_accepted(const FactSource *source)
{
    return own(source) != NULL ? records(source, own(source)->accepted) : NULL;
}

char *fact_own_not_accepted(const FactSource *source)
{
    return own(source) != NULL ? records(source, own(source)->not_accepted) : NULL;
}

char *fact_own_words(const FactSource *source)
{
    return own(source) != NULL ? text_truncate(own(source)->words, WORDS_BYTES) : NULL;
}

char *fact_own_held(const FactSource *source)
{
    const char *held = own(source) != NULL ? own(source)->held : NULL;
    return held != NULL ? text_truncate(held, WORDS_BYTES) : NULL;
}

char *fact_keep_situation_days(const FactSource *source)
{
    return own(source) != NULL ? g_strdup_printf("%u", own(source)->keep_situation_days) : NULL;
}

char *fact_keep_letter_days(const FactSource *source)
{
    return own(source) != NULL ? g_strdup_printf("%u", own(source)->keep_letter_days) : NULL;
}

char *fact_keep_count_years(const FactSource *source)
{
    return own(source) != NULL ? g_strdup_printf("%u", own(source)->keep_count_years) : NULL;
}

char *fact_own_verified(const FactSource *source)
{
    return own(source) != NULL ? g_strdup(own(source)->verified) : NULL;
}

char *fact_own_standby(const FactSource *source)
{
    return reader(source) != NULL && reader(source)->standby ? g_strdup("*") : NULL;
}

char *fact_own_unwanted(const FactSource *source)
{
    return own(source) != NULL ? g_strdup(own(source)->unwanted) : NULL;
}

char *fact_own_named(const FactSource *source)
{
    return own(source) != NULL ? g_strdup(own(source)->named) : NULL;
}

char *fact_own_coordinators(const FactSource *source)
{
    return own(source) != NULL ? g_strdup(own(source)->coordinators) : NULL;
}
