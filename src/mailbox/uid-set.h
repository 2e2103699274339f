/* SPDX-License-Identifier: MIT */
#pragma once
/* UIDs (RFC 3501, 2.3.1.1): how a mail is named across connections, and how many are asked for in
   one short command. */
#include <glib.h>

typedef struct {
    guint32 first, last; /* both included */
} UidRange;

/* "UIDVALIDITY/UID", owned by the caller. */
char *mailbox_uid_name(guint32 uidvalidity, guint32 uid);

/* TRUE and *uid if `name` is such a name with this UIDVALIDITY. */
gboolean mailbox_uid_parse(const char *name, guint32 uidvalidity, guint32 *uid);

/* The fewest ranges that hold exactly these UIDs (guint32, sorted here), ascending. Array of
   UidRange, owned by the caller. */
GArray *mailbox_uids_compress(GArray *uids);
