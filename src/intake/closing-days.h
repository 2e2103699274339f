/* SPDX-License-Identifier: MIT */
#pragma once
/* "CLOSE 24 December, 26 December" and "OPEN 2025-12-26": the office's orders about days (rule 27),
   as a mail's subject alone or in lines of its body. */
#include <glib.h>

#include "message/message.h"

typedef struct {
    gboolean opens;
    GArray *days; /* guint32: julian day numbers */
    char *line;   /* as written, to quote */
} DayOrder;

typedef struct {
    GPtrArray *orders; /* DayOrder */
    char *unread;      /* the first line that could not be read; NULL: all was read */
} DayOrders;

/* NULL if the mail gives no such order at all: neither its subject nor its first line begins with
   the verb and says something of a day. Owned by the caller. */
DayOrders *day_orders_read(const Message *message, gint64 now, GTimeZone *zone);
void day_orders_free(DayOrders *orders);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DayOrders, day_orders_free)
