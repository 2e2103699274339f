/* SPDX-License-Identifier: MIT */
#pragma once
/* The files of a Maildir, without any idea of what is done with them. */
#include <glib.h>

typedef struct {
    char *unique; /* the name without the flags after ":2," */
    char *path;
    guint64 size;
    gint64 modified_ns;
} MaildirFile;

/* Makes `root` with new, cur and tmp where they are missing. OPERATOR if it cannot. */
gboolean mailbox_files_make(const char *root, GError **error);

/* What lies in new/ and cur/, regular files only: a table from unique name to MaildirFile that
   owns both, to be unreferenced by the caller. NULL on failure. */
GHashTable *mailbox_files_scan(const char *root, GError **error);

/* The whole file or its header block (with the empty line that ends it, at most
   MAILBOX_HEADER_LIMIT octets). *bytes is NULL if the file has gone. */
gboolean mailbox_files_read(const MaildirFile *file, gboolean header_only, GBytes **bytes,
                            GError **error);

/* Renames it into the folder `target` (a cur/), never over another mail. Gone is no error. */
gboolean mailbox_files_move(const MaildirFile *file, const char *target, GError **error);

/* fsync of a folder: what was renamed there survives a power loss. */
gboolean mailbox_files_sync(const char *folder, GError **error);
