/* SPDX-License-Identifier: MIT */
#include "intake/closing-days.h"

#include <string.h>

#include "base/text.h"
#include "intake/command-list.h"
#include "intake/day-list.h"
#include "intake/words.h"

enum { QUOTED_LINE_MAX = 200, ORDER_WORDS_MAX = 120 };

static void order_drop(gpointer data)
{
    DayOrder *order = data;
    g_array_unref(order->days);
    g_free(order->line);
    g_free(order);
}

void day_orders_free(DayOrders *orders)
{
    if (orders == NULL)
        return;
    g_ptr_array_unref(orders->orders);
    g_free(orders->unread);
    g_free(orders);
}

static gboolean is_day_verb(const Instruction *command)
{
    return g_str_equal(command->verb, "close") || g_str_equal(command->verb, "open");
}

/* What stands behind the verb, which may have a bullet before it. */
static const char *behind_verb(const Instruction *command)
{
    const char *line = command->line;
    while (*line != '\0' && g_ascii_strncasecmp(line, command->verb, strlen(command->verb)) != 0)
        line++;
    return *line != '\0' ? line + strlen(command->verb) : line;
}

/* "Close to retirement, I ..." tells of no day. */
static gboolean tells_of_a_day(const Instruction *command)
{
    static const char *const DAYS[] = {"today", "tomorrow", NULL};
    const char *rest = behind_verb(command);
    g_autoptr(Words) words = words_split_first(rest, ORDER_WORDS_MAX);
    return strpbrk(rest, "0123456789") != NULL || words_contain(words, DAYS);
}

static void take(DayOrders *orders, const Instruction *command, gint64 now, GTimeZone *zone)
{
    g_autoptr(GArray) days =
        is_day_verb(command) ? day_list_read(behind_verb(command), now, zone) : NULL;
    if (days == NULL && orders->unread == NULL)
        orders->unread = text_single_line(command->line, QUOTED_LINE_MAX);
    if (days == NULL)
        return;
    DayOrder *order = g_new0(DayOrder, 1);
    order->opens = g_str_equal(command->verb, "open");
    order->days = g_steal_pointer(&days);
    order->line = text_single_line(command->line, QUOTED_LINE_MAX);
    g_ptr_array_add(orders->orders, order);
}

static const Instruction *first_of(const GPtrArray *commands)
{
    return commands->len > 0 ? commands->pdata[0] : NULL;
}

/* A subject is an order only when all of it is one; behind "Re:" it is an older one. */
static gboolean is_order(const Instruction *command)
{
    return command != NULL && is_day_verb(command) && tells_of_a_day(command);
}

DayOrders *day_orders_read(const Message *message, gint64 now, GTimeZone *zone)
{
    g_autoptr(GPtrArray) said = command_list_read(message->subject);
    g_autoptr(GPtrArray) written = command_list_read(message->reply);
    gboolean by_subject = said->len == 1 && is_order(first_of(said));
    if (!by_subject && !is_order(first_of(written)))
        return NULL;
    DayOrders *orders = g_new0(DayOrders, 1);
    orders->orders = g_ptr_array_new_with_free_func(order_drop);
    if (by_subject)
        take(orders, first_of(said), now, zone);
    for (guint i = 0; i < written->len; i++)
        take(orders, written->pdata[i], now, zone);
    return orders;
}
