/* SPDX-License-Identifier: MIT */
#include <glib/gstdio.h>
#include <libical/ical.h>
#include <string.h>

#include "base/failure.h"
#include "base/text.h"
#include "settings/settings.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(icalcomponent, icalcomponent_free)

enum {
    FILE_BYTES_MAX = 4 * 1024 * 1024,
    FIRST_YEAR = 1970,
    LAST_YEAR = 2100,
    OCCURRENCES_MAX = 2000,
    SPAN_DAYS_MAX = 366,
    TEXT_SHOWN_MAX = 120,
};

/* One event of the file at a time. */
typedef struct {
    Calendar *calendar;
    icalcomponent *event;
    guint span_days;
    GHashTable *excepted; /* julian days of EXDATE */
    guint occurrences;
} Reading;

static gboolean refuse(const Reading *reading, GError **error, const char *reason)
{
    const char *summary = icalcomponent_get_summary(reading->event);
    g_autofree char *name = text_single_line(summary != NULL ? summary : "", TEXT_SHOWN_MAX);
    failure_set(error, FAILURE_OPERATOR, "the event '%s' %s", name, reason);
    return FALSE;
}

/* libical takes 20261341 for a date. */
static gboolean to_day(struct icaltimetype time, GDate *day)
{
    g_date_clear(day, 1);
    if (time.year < 1 || time.month < 1 || time.month > 12 || time.day < 1
        || !g_date_valid_dmy((GDateDay)time.day, (GDateMonth)time.month, (GDateYear)time.year))
        return FALSE;
    g_date_set_dmy(day, (GDateDay)time.day, (GDateMonth)time.month, (GDateYear)time.year);
    return TRUE;
}

static gboolean close_occurrence(Reading *reading, struct icaltimetype start, GError **error)
{
    GDate day;
    if (!to_day(start, &day))
        return refuse(reading, error, "has a date that is none");
    if (start.year < FIRST_YEAR || start.year > LAST_YEAR
        || g_hash_table_contains(reading->excepted, GUINT_TO_POINTER(g_date_get_julian(&day))))
        return TRUE;
    if (++reading->occurrences > OCCURRENCES_MAX)
        return refuse(reading, error,
                      "comes more than 2000 times until 2100; give its RRULE an "
                      "UNTIL");
    for (guint i = 0; i < reading->span_days; i++) {
        calendar_close(reading->calendar, &day);
        g_date_add_days(&day, 1);
    }
    return TRUE;
}

static gboolean read_exceptions(Reading *reading, GError **error)
{
    for (icalproperty *property =
             icalcomponent_get_first_property(reading->event, ICAL_EXDATE_PROPERTY);
         property != NULL;
         property = icalcomponent_get_next_property(reading->event, ICAL_EXDATE_PROPERTY)) {
        GDate day;
        if (!to_day(icalproperty_get_exdate(property), &day))
            return refuse(reading, error, "has an EXDATE that is no date");
        g_hash_table_add(reading->excepted, GUINT_TO_POINTER(g_date_get_julian(&day)));
    }
    return TRUE;
}

static gboolean read_extra_dates(Reading *reading, GError **error)
{
    for (icalproperty *property =
             icalcomponent_get_first_property(reading->event, ICAL_RDATE_PROPERTY);
         property != NULL;
         property = icalcomponent_get_next_property(reading->event, ICAL_RDATE_PROPERTY))
        if (!close_occurrence(reading, icalproperty_get_rdate(property).time, error))
            return FALSE;
    return TRUE;
}

/* DTEND is the day after the last one (RFC 5545 3.6.1); programs are seen that give the first day
   itself for an event of one day. */
static gboolean read_span(Reading *reading, const GDate *first, GError **error)
{
    icalproperty *end = icalcomponent_get_first_property(reading->event, ICAL_DTEND_PROPERTY);
    icalproperty *duration =
        icalcomponent_get_first_property(reading->event, ICAL_DURATION_PROPERTY);
    int days = 1;
    if (end != NULL) {
        GDate after;
        if (!to_day(icalproperty_get_dtend(end), &after))
            return refuse(reading, error, "has a DTEND that is no date");
        days = g_date_days_between(first, &after);
        days = days == 0 ? 1 : days;
    } else if (duration != NULL) {
        days = icaldurationtype_as_int(icalproperty_get_duration(duration)) / (24 * 60 * 60);
    }
    if (days < 1 || days > SPAN_DAYS_MAX)
        return refuse(reading, error, "does not last 1 to 366 days");
    reading->span_days = (guint)days;
    return TRUE;
}

/* A rule of hours or seconds makes no sense for a day, and libical can look for its next time for
   ever; with the rarer ones it gives up by itself. */
static gboolean read_rule(Reading *reading, icalproperty *property, struct icaltimetype start,
                          GError **error)
{
    struct icalrecurrencetype rule = icalproperty_get_rrule(property);
    if (rule.freq < ICAL_DAILY_RECURRENCE || rule.freq > ICAL_YEARLY_RECURRENCE)
        return refuse(reading, error, "has an RRULE that is not DAILY, WEEKLY, MONTHLY or YEARLY");
    icalrecur_iterator *iterator = icalrecur_iterator_new(rule, start);
    if (iterator == NULL)
        return refuse(reading, error, "has an RRULE that never comes true");
    gboolean closed = TRUE;
    struct icaltimetype time = icalrecur_iterator_next(iterator);
    while (closed && !icaltime_is_null_time(time) && time.year <= LAST_YEAR) {
        if (icaltime_compare_date_only(time, start) != 0)
            closed = close_occurrence(reading, time, error);
        time = icalrecur_iterator_next(iterator);
    }
    icalrecur_iterator_free(iterator);
    return closed;
}

static gboolean read_rules(Reading *reading, struct icaltimetype start, GError **error)
{
    for (icalproperty *property =
             icalcomponent_get_first_property(reading->event, ICAL_RRULE_PROPERTY);
         property != NULL;
         property = icalcomponent_get_next_property(reading->event, ICAL_RRULE_PROPERTY))
        if (!read_rule(reading, property, start, error))
            return FALSE;
    return TRUE;
}

/* libical sets aside what it cannot read. An empty LOCATION or a property it has never heard of is
   of no interest here; a lost date, rule or line is. */
static gboolean is_whole(icalcomponent *component, GError **error)
{
    static const char *const needed[] = {"DTSTART", "DTEND",  "DURATION", "RRULE",
                                         "RDATE",   "EXDATE", NULL};
    for (icalproperty *property =
             icalcomponent_get_first_property(component, ICAL_XLICERROR_PROPERTY);
         property != NULL;
         property = icalcomponent_get_next_property(component, ICAL_XLICERROR_PROPERTY)) {
        icalparameter *type =
            icalproperty_get_first_parameter(property, ICAL_XLICERRORTYPE_PARAMETER);
        const char *text = icalproperty_get_xlicerror(property);
        gboolean matters =
            type == NULL
            || icalparameter_get_xlicerrortype(type) == ICAL_XLICERRORTYPE_COMPONENTPARSEERROR;
        for (guint i = 0; needed[i] != NULL && !matters; i++)
            matters = strstr(text, needed[i]) != NULL;
        if (matters) {
            g_autofree char *shown = text_single_line(text, TEXT_SHOWN_MAX);
            failure_set(error, FAILURE_OPERATOR, "is malformed: %s", shown);
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean read_dates(Reading *reading, GError **error)
{
    icalproperty *property =
        icalcomponent_get_first_property(reading->event, ICAL_DTSTART_PROPERTY);
    if (property == NULL)
        return refuse(reading, error, "has no DTSTART");
    struct icaltimetype start = icalproperty_get_dtstart(property);
    if (!start.is_date || icalcomponent_get_status(reading->event) == ICAL_STATUS_CANCELLED)
        return TRUE;
    GDate first;
    if (!to_day(start, &first))
        return refuse(reading, error, "has a DTSTART that is no date");
    return read_span(reading, &first, error) && read_exceptions(reading, error)
           && close_occurrence(reading, start, error) && read_rules(reading, start, error)
           && read_extra_dates(reading, error);
}

static gboolean read_event(Calendar *calendar, icalcomponent *event, GError **error)
{
    if (!is_whole(event, error))
        return FALSE;
    g_autoptr(GHashTable) excepted = g_hash_table_new(NULL, NULL);
    Reading reading = {calendar, event, 1, excepted, 0};
    return read_dates(&reading, error);
}

static gboolean read_calendar(Calendar *calendar, icalcomponent *component, GError **error)
{
    if (!is_whole(component, error))
        return FALSE;
    for (icalcomponent *event = icalcomponent_get_first_component(component, ICAL_VEVENT_COMPONENT);
         event != NULL; event = icalcomponent_get_next_component(component, ICAL_VEVENT_COMPONENT))
        if (!read_event(calendar, event, error))
            return FALSE;
    return TRUE;
}

/* Several calendars in one file come below a root that libical makes up. */
static gboolean read_file(Calendar *calendar, const char *text, GError **error)
{
    g_autoptr(icalcomponent) root = icalparser_parse_string(text);
    icalcomponent_kind kind = root != NULL ? icalcomponent_isa(root) : ICAL_NO_COMPONENT;
    if (kind == ICAL_VCALENDAR_COMPONENT)
        return read_calendar(calendar, root, error);
    if (kind != ICAL_XROOT_COMPONENT) {
        failure_set(error, FAILURE_OPERATOR,
                    "is no whole iCalendar file (RFC 5545); get it anew, or name "
                    "another as programme.holidays");
        return FALSE;
    }
    for (icalcomponent *each = icalcomponent_get_first_component(root, ICAL_VCALENDAR_COMPONENT);
         each != NULL; each = icalcomponent_get_next_component(root, ICAL_VCALENDAR_COMPONENT))
        if (!read_calendar(calendar, each, error))
            return FALSE;
    return TRUE;
}

static char *read_bounded(const char *path, GError **error)
{
    g_autoptr(GError) reason = NULL;
    char *text = NULL;
    GStatBuf status;
    if (g_stat(path, &status) == 0 && status.st_size > FILE_BYTES_MAX)
        failure_set(error, FAILURE_OPERATOR, "is larger than 4 MiB");
    else if (!g_file_get_contents(path, &text, NULL, &reason))
        failure_set(error, FAILURE_OPERATOR, "%s", reason->message);
    return text;
}

Calendar *settings_calendar(const Settings *settings, GError **error)
{
    const char *path = settings->programme_holidays;
    g_autoptr(Calendar) calendar = calendar_new();
    g_autoptr(GError) reason = NULL;
    g_autofree char *text = read_bounded(path, &reason);
    if (text != NULL && read_file(calendar, text, &reason) && calendar_closed_days(calendar) == 0)
        failure_set(&reason, FAILURE_OPERATOR,
                    "holds no holiday; want a VEVENT with DTSTART;VALUE=DATE for each");
    if (reason == NULL)
        return g_steal_pointer(&calendar);
    failure_set(error, FAILURE_OPERATOR, "%s: %s", path, reason->message);
    return NULL;
}
