/* SPDX-License-Identifier: MIT */
#pragma once
/* What coordinators are to be told of, and the digests that tell it. Matters are noted with the
   effects that bring them (cases.h), and go with an offer that moves on before they are told. */
#include "programme/matter.h"
#include "programme/person.h"
#include "store/store.h"

/* When the next digest is to be looked at, of the agencies that have a coordinator; 0: none. A
   matter just noted is looked at at once, for when its digest is due is the calendar's to say. */
gboolean store_next_digest_at(Store *store, gint64 *at, GError **error);
/* The agency whose digest it is, if that moment is not after `until`; 0: none. */
gboolean store_next_digest(Store *store, gint64 until, gint64 *agency_id, GError **error);

/* The people who have the addresses of the agency's coordinators, each once. Owned array of Person.
 */
gboolean store_list_coordinators(Store *store, gint64 agency_id, const char *default_zone,
                                 GPtrArray **coordinators, GError **error);
/* The agency's matters of which somebody is still to be told, oldest first. Owned array of
   NotedMatter. */
gboolean store_list_matters(Store *store, gint64 agency_id, GPtrArray **matters, GError **error);

/* Notes what is to be told, as of `now`; once for each offer and kind. */
gboolean store_note_matter(Store *store, const Matter *matter, gint64 now, GError **error);

/* Records who has been told until now (told_at 0: nobody yet), and when the next one is to be told
   (digest_at 0: all have been). */
gboolean store_record_digest(Store *store, const NotedMatter *noted, gint64 digest_at,
                             GError **error);
/* Puts off what is due by `until`, in a statement of its own. */
gboolean store_put_off_digest(Store *store, gint64 agency_id, gint64 until, gint64 at,
                              GError **error);
