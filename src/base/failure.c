/* SPDX-License-Identifier: MIT */
#include "base/failure.h"

#include <sysexits.h>

G_DEFINE_QUARK(mentord_failure, failure)

void failure_set(GError **error, FailureCode code, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error_literal(error, FAILURE, (int)code, message);
}

int failure_exit_status(const GError *error)
{
    if (g_error_matches(error, FAILURE, FAILURE_TEMPORARY))
        return EX_TEMPFAIL;
    if (g_error_matches(error, FAILURE, FAILURE_OPERATOR))
        return EX_CONFIG;
    return EX_DATAERR;
}
