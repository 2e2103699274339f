/* SPDX-License-Identifier: MIT */
#include "programme/closure.h"

ClosureReport *closure_report_new(void)
{
    ClosureReport *report = g_new0(ClosureReport, 1);
    report->closed = g_array_new(FALSE, FALSE, sizeof(guint32));
    report->opened = g_array_new(FALSE, FALSE, sizeof(guint32));
    report->anyway = g_array_new(FALSE, FALSE, sizeof(guint32));
    report->never = g_array_new(FALSE, FALSE, sizeof(guint32));
    return report;
}

void closure_report_free(ClosureReport *report)
{
    if (report == NULL)
        return;
    g_array_unref(report->closed);
    g_array_unref(report->opened);
    g_array_unref(report->anyway);
    g_array_unref(report->never);
    g_free(report);
}
