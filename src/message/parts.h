/* SPDX-License-Identifier: MIT */
#pragma once
/* What is in a mail: its MIME structure surveyed, its one text found and decoded. Only here is
   inbound mail given to GMime, and only in the reader process. */
#include "message/transfer.h"

typedef struct {
    char *text;            /* clean UTF-8, LF, "> " for quotes HTML marked; NULL: no text part */
    const char *problem;   /* why there is no text that can be trusted, or NULL; static */
    char *subject;         /* decoded, as it came */
    char *from_name;       /* decoded display name of the From field, "" if none */
    char *from;            /* GMime's reading of the single From mailbox, normalised, or NULL */
    gint64 sent_at;        /* Date, 0 if absent or out of range */
    char *report_type;     /* of multipart/report, lower case, or NULL */
    char *delivery_status; /* the message/delivery-status body, or NULL */
    char *enclosed_status; /* the same of a report that a gateway sent on as an enclosed mail, or
                              NULL */
    char *returned;        /* "Name: value" lines of the returned mail that may carry a token */
    gboolean has_receipt;  /* message/disposition-notification */
    gboolean has_reaction;
    gboolean is_schedule;  /* TNEF of class IPM.Schedule: a meeting, or the answer to one */
    char *calendar_method; /* of a text/calendar part that is no attachment, upper case, or NULL */
} Parts;

/* Sets GMime up; call before the sandbox closes. */
void parts_prepare(void);

/* At most 200 parts, 20 levels and 1 MiB of text are looked at. Attachments and enclosed mails are
   never the text. Owned by the caller. */
Parts *parts_read(const char *bytes, gsize length, const Charsets *charsets);
void parts_free(Parts *parts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Parts, parts_free)
