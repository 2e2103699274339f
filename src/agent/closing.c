/* SPDX-License-Identifier: MIT */
/* Rule 27: a mail of the programme office says CLOSE or OPEN and days. The days are kept, every
   open clock that runs over one of them is counted anew in the same transaction, and the office
   gets a letter that says what was done and how to take it back. Scenarios: time/ */
#include "agent/closing.h"

#include "agent/case-desk.h"
#include "store/cases.h"
#include "store/closures.h"

enum { DAYS_AT_ONCE = 30, YEARS_AHEAD = 2, SECONDS_PER_DAY = 86400 };

/* One mail's orders at work. */
typedef struct {
    const Desk *desk;
    const Person *sender;
    const Occasion *occasion;
    ClosureReport *report;
    gint64 now;
} Closing;

gboolean closures_refresh(const Desk *desk, GError **error)
{
    g_autoptr(GArray) days = NULL;
    if (!store_list_closures(desk->store, &days, error))
        return FALSE;
    calendar_set_closures(desk->calendar, days);
    return TRUE;
}

static gboolean tell(const Closing *c, const char *topic, const char *line, GError **error)
{
    Occasion occasion = *c->occasion;
    occasion.closures = c->report;
    Letter letter = {.kind = LETTER_CLOSURES,
                     .reader_id = c->sender->id,
                     .words = (char *)line,
                     .topic = (char *)topic,
                     .urgent = TRUE};
    return compose_letter(c->desk, &letter, NULL, c->sender, &occasion, error);
}

static void set_day(GDate *day, guint32 number)
{
    g_date_clear(day, 1);
    g_date_set_julian(day, number);
}

/* Why the order cannot be followed, a topic of the letter; NULL if it can. A day that has begun
   counts already for those who are farther east: it may be closed, but not opened again. */
static const char *objection_to(const Closing *c, const DayOrder *order)
{
    GDate today, last;
    g_autoptr(GTimeZone) zone = person_time_zone(c->sender);
    g_date_clear(&today, 1);
    calendar_day_of(c->now, zone, &today);
    last = today;
    g_date_add_years(&last, YEARS_AHEAD);
    for (guint i = 0; i < order->days->len; i++) {
        guint32 day = g_array_index(order->days, guint32, i);
        if (day < g_date_get_julian(&today) + (guint)order->opens)
            return "past";
        if (day > g_date_get_julian(&last))
            return "far";
    }
    return NULL;
}

/* The line that is in doubt, and why; NULL if all can be done. */
static const char *objection(const Closing *c, const DayOrders *orders, const char **line)
{
    guint days = 0;
    *line = orders->unread;
    if (orders->unread != NULL)
        return "unread";
    for (guint i = 0; i < orders->orders->len; i++) {
        const DayOrder *order = orders->orders->pdata[i];
        const char *topic = objection_to(c, order);
        days += order->days->len;
        *line = order->line;
        if (topic != NULL)
            return topic;
    }
    *line = NULL;
    return days > DAYS_AT_ONCE ? "many" : NULL;
}

static gboolean move_clocks(const Closing *c, const Closure *closure, GError **error)
{
    enum { EPOCH_JULIAN = 719163, ZONE_DAYS = 2 /* it is that day somewhere for two of ours */ };
    g_autoptr(GArray) numbers = NULL;
    g_autoptr(Event) event = event_new(EVENT_CLOSURE, c->occasion->cause);
    gint64 day = g_date_get_julian(&closure->first_day);
    event->closure = closure;
    if (!store_list_clocked(c->desk->store, (day - EPOCH_JULIAN - ZONE_DAYS) * SECONDS_PER_DAY,
                            &numbers, error))
        return FALSE;
    for (guint i = 0; i < numbers->len; i++) {
        g_autoptr(Case) case_ = NULL;
        if (!store_load_case(c->desk->store, g_array_index(numbers, gint64, i),
                             c->desk->settings->programme_time_zone, &case_, error)
            || !case_move_clocks(c->desk, case_, event, &c->report->moved, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean close_one(const Closing *c, guint32 number, GError **error)
{
    GDate day;
    set_day(&day, number);
    if (!calendar_is_business_day(c->desk->calendar, &day)) {
        g_array_append_val(c->report->anyway, number);
        return TRUE;
    }
    g_array_append_val(c->report->closed, number);
    return store_close_day(c->desk->store, number, c->sender->id, c->now, error)
           && closures_refresh(c->desk, error);
}

static gboolean close_days(const Closing *c, const DayOrders *orders, GError **error)
{
    g_autoptr(Calendar) before = calendar_copy(c->desk->calendar);
    for (guint i = 0; i < orders->orders->len; i++) {
        const DayOrder *order = orders->orders->pdata[i];
        for (guint j = 0; !order->opens && j < order->days->len; j++)
            if (!close_one(c, g_array_index(order->days, guint32, j), error))
                return FALSE;
    }
    if (c->report->closed->len == 0)
        return TRUE;
    guint32 first = G_MAXUINT32;
    for (guint i = 0; i < c->report->closed->len; i++)
        first = MIN(first, g_array_index(c->report->closed, guint32, i));
    Closure closure = {.before = before};
    set_day(&closure.first_day, first);
    return move_clocks(c, &closure, error);
}

/* Each by itself, for it matters when it had been closed. */
static gboolean open_one(const Closing *c, guint32 number, GError **error)
{
    g_autoptr(Calendar) before = calendar_copy(c->desk->calendar);
    Closure closure = {.before = before};
    set_day(&closure.first_day, number);
    if (!store_open_day(c->desk->store, number, &closure.entered_at, error))
        return FALSE;
    if (closure.entered_at == 0) {
        g_array_append_val(c->report->never, number);
        return TRUE;
    }
    g_array_append_val(c->report->opened, number);
    return closures_refresh(c->desk, error) && move_clocks(c, &closure, error);
}

static gboolean open_days(const Closing *c, const DayOrders *orders, GError **error)
{
    for (guint i = 0; i < orders->orders->len; i++) {
        const DayOrder *order = orders->orders->pdata[i];
        for (guint j = 0; order->opens && j < order->days->len; j++)
            if (!open_one(c, g_array_index(order->days, guint32, j), error))
                return FALSE;
    }
    return TRUE;
}

static gboolean follow(const Closing *c, const DayOrders *orders, GError **error)
{
    const char *line = NULL;
    const char *topic = objection(c, orders, &line);
    if (topic != NULL)
        return tell(c, topic, line, error);
    return close_days(c, orders, error) && open_days(c, orders, error)
           && tell(c, NULL, NULL, error);
}

/* The mail may be forged: once a day is enough. */
static gboolean ask_for_proof(const Closing *c, GError **error)
{
    g_autofree char *daily = g_strdup_printf("day-%" G_GINT64_FORMAT, c->now / SECONDS_PER_DAY);
    Occasion once = *c->occasion;
    Closing asked = *c;
    once.cause = daily;
    asked.occasion = &once;
    return tell(&asked, "unsure", NULL, error);
}

/* Only who runs the programme closes days. */
static gboolean is_of_office(const ClosingMail *mail)
{
    return (mail->sender->roles & ROLE_MANAGER) != 0 || mail->sender->id == PERSON_OFFICE
           || office_is_at(mail->desk->settings, mail->message->from);
}

gboolean closing_take(const ClosingMail *mail, gboolean *taken, GError **error)
{
    gint64 now = clock_now(&mail->desk->clock);
    g_autoptr(GTimeZone) zone = person_time_zone(mail->sender);
    g_autoptr(DayOrders) orders =
        is_of_office(mail) ? day_orders_read(mail->message, now, zone) : NULL;
    *taken = orders != NULL;
    if (orders == NULL)
        return TRUE;
    g_autoptr(ClosureReport) report = closure_report_new();
    Closing c = {mail->desk, mail->sender, mail->occasion, report, now};
    gboolean sure = mail->answers || mail->message->authenticated == AUTHENTICATED_PASS;
    return sure ? follow(&c, orders, error) : ask_for_proof(&c, error);
}
