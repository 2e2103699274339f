/* SPDX-License-Identifier: MIT */
#pragma once
/* Mails of people who are not on record, held until a coordinator says who they are (rule 1). */
#include "programme/person.h"
#include "store/store.h"

typedef struct {
    Person *person; /* without a role, unless a file has brought them meanwhile */
    gboolean vouched;
    guint mails;
    char *message_id;
    char *subject;
    char *words; /* of all mails, oldest first */
} Stranger;

void stranger_free(Stranger *stranger);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Stranger, stranger_free)

/* One mail to hold. */
typedef struct {
    const char *address; /* normalised */
    const char *name;
    gint64 agency_id; /* 0: nobody's domain */
    gboolean vouched;
    const char *message_id;
    const char *subject;
    const char *words;
    gint64 until;      /* destroyed then */
    gint64 seen_until; /* not held anew before */
} StrangerMail;

/* *stranger is NULL if nothing is held of them. Owned by the caller. */
gboolean store_load_stranger(Store *store, gint64 person_id, const char *default_zone,
                             Stranger **stranger, GError **error);
gboolean store_find_stranger(Store *store, const char *address, const char *default_zone,
                             Stranger **stranger, GError **error);
/* TRUE if something is held of them. */
gboolean store_is_stranger(Store *store, gint64 person_id, gboolean *held, GError **error);
/* TRUE if something of that address was held not long ago, or so much is held that no more may be.
 */
gboolean store_refuses_stranger(Store *store, const char *address, gint64 now, gboolean *refuses,
                                GError **error);
/* Holds the first mail of an address that nobody has. Within a transaction. */
gboolean store_hold_stranger(Store *store, const StrangerMail *mail, gint64 now, gint64 *person_id,
                             GError **error);
/* Adds another mail of theirs. */
gboolean store_hold_more(Store *store, gint64 person_id, const StrangerMail *mail, GError **error);

/* The person is a mentee from now on; nothing is held any more. */
gboolean store_verify_stranger(Store *store, gint64 person_id, const char *by, gint64 now,
                               GError **error);
/* All that is held is destroyed, and the person is nobody again. */
gboolean store_forget_stranger(Store *store, gint64 person_id, GError **error);
/* The same of all whose time is over. */
gboolean store_forget_strangers(Store *store, gint64 now, GError **error);
/* When something is to be destroyed next; 0: never. */
gboolean store_next_stranger_at(Store *store, gint64 *at, GError **error);

/* Whose domain it is, or a domain above it; 0: no agency's. */
gboolean store_find_agency_of(Store *store, const char *address, gint64 *agency_id, GError **error);
