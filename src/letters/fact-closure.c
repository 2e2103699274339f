/* SPDX-License-Identifier: MIT */
#include "letters/fact-closure.h"

#include "letters/spoken-date.h"

/* A line for each. At noon it is the same day everywhere. */
static char *spoken_days(const FactSource *source, const GArray *days)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < days->len; i++) {
        GDate day;
        g_date_clear(&day, 1);
        g_date_set_julian(&day, g_array_index(days, guint32, i));
        g_autoptr(GDateTime) noon =
            g_date_time_new(source->context->zone, g_date_get_year(&day), g_date_get_month(&day),
                            g_date_get_day(&day), 12, 0, 0);
        g_autofree char *spoken = spoken_day(g_date_time_to_unix(noon), source->context->zone);
        g_string_append_printf(text, "%s%s", i > 0 ? "\n" : "", spoken);
    }
    return g_string_free(text, FALSE);
}

char *fact_days_closed(const FactSource *source)
{
    const ClosureReport *report = source->context->closures;
    return report != NULL ? spoken_days(source, report->closed) : NULL;
}

char *fact_days_opened(const FactSource *source)
{
    const ClosureReport *report = source->context->closures;
    return report != NULL ? spoken_days(source, report->opened) : NULL;
}

char *fact_days_anyway(const FactSource *source)
{
    const ClosureReport *report = source->context->closures;
    return report != NULL ? spoken_days(source, report->anyway) : NULL;
}

char *fact_days_never(const FactSource *source)
{
    const ClosureReport *report = source->context->closures;
    return report != NULL ? spoken_days(source, report->never) : NULL;
}

guint fact_closed_count(const FactSource *source)
{
    const ClosureReport *report = source->context->closures;
    return report != NULL ? report->closed->len : 0;
}

guint fact_opened_count(const FactSource *source)
{
    const ClosureReport *report = source->context->closures;
    return report != NULL ? report->opened->len : 0;
}

guint fact_anyway_count(const FactSource *source)
{
    const ClosureReport *report = source->context->closures;
    return report != NULL ? report->anyway->len : 0;
}

guint fact_never_count(const FactSource *source)
{
    const ClosureReport *report = source->context->closures;
    return report != NULL ? report->never->len : 0;
}

char *fact_clocks_moved(const FactSource *source)
{
    const ClosureReport *report = source->context->closures;
    return report != NULL ? g_strdup_printf("%u", report->moved) : NULL;
}
