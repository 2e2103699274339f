/* SPDX-License-Identifier: MIT */
#pragma once
/* Raw header fields of a mail, unfolded and otherwise as they came: no library looks at them first,
   so that what is decided on them (who sent it, what the boundary says, is it a machine) does not
   depend on how a MIME parser repairs a broken header. */
#include <glib.h>

typedef struct {
    char *name;
    char *value; /* unfolded, trimmed; any bytes, a NUL as 0x01 */
} HeaderField;

typedef struct {
    GPtrArray *fields;  /* HeaderField, top to bottom */
    gsize body_at;      /* where the body starts in the bytes that were read */
    gboolean malformed; /* a line that is neither a field nor a continuation */
} Header;

/* Reads the header block at the start of `bytes`: LF or CRLF lines up to the first empty one.
   An mbox "From " line on top is passed over. Linear. Owned by the caller. */
Header *header_new(const char *bytes, gsize length);
void header_free(Header *header);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Header, header_free)

/* The first field of that name (any case), or NULL. Borrowed. */
const char *header_value(const Header *header, const char *name);
guint header_count(const Header *header, const char *name);

/* TRUE if a field of that name has `word` as its value, up to a comment or parameter; any case. */
gboolean header_has_word(const Header *header, const char *name, const char *word);

/* Every "<id>" in the fields of that name, in order, appended to `ids` (char *, with brackets). */
void header_collect_ids(const Header *header, const char *name, GPtrArray *ids);
