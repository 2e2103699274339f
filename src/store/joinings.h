/* SPDX-License-Identifier: MIT */
#pragma once
/* Who is to agree to the commitments, and what was answered (rule 2). */
#include "programme/joining.h"
#include "store/store.h"

/* Says which version of the text holds. A newer one than before lapses what was agreed to, and
   everybody is to be asked anew; the first one ever changes nothing. Within a transaction. */
gboolean store_require_commitments(Store *store, guint version, GError **error);
/* The version that was said last; 0: none yet. */
gboolean store_commitments_version(Store *store, guint *version, GError **error);

/* When somebody's next step comes; 0: never. */
gboolean store_next_joining_at(Store *store, gint64 *at, GError **error);
/* Whose it is, if it comes by `until`; 0: nobody's. */
gboolean store_next_joining(Store *store, gint64 until, gint64 *person_id, GError **error);
/* Tries the step at another time. */
gboolean store_put_off_joining(Store *store, gint64 person_id, gint64 at, GError **error);

/* Somebody with a part in the programme; who has agreed is at JOINING_SILENT. *joining is NULL if
   there is no such person. Owned by the caller. */
gboolean store_load_joining(Store *store, gint64 person_id, const char *default_zone,
                            Joining **joining, GError **error);

/* What was answered, in which mail, to which text. */
typedef struct {
    guint version;
    const char *message_id;
    gint64 replied_at;
} JoiningReply;

/* Saves what the effects say; `reply` may be NULL where nothing is to be recorded. Within a
   transaction. */
gboolean store_save_joining(Store *store, const Joining *joining, const JoiningEffects *effects,
                            const JoiningReply *reply, GError **error);

/* The requests of that mentee that are held, oldest first. Owned array of gint64. */
gboolean store_list_held_requests(Store *store, gint64 mentee_id, GArray **numbers, GError **error);
