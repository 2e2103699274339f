/* SPDX-License-Identifier: MIT */
#include "store/strangers.h"

#include <string.h>

#include "base/address.h"
#include "store/connection.h"
#include "store/matters.h"
#include "store/people.h"

/* A row that holds nothing else than a stranger; of who was forgotten see forgetting.c. */
#define NOBODY                                                                                     \
    " roles = 0 AND NOT EXISTS (SELECT 1 FROM request WHERE mentee_id = person.id)"                \
    " AND NOT EXISTS (SELECT 1 FROM offer WHERE mentor_id = person.id)"                            \
    " AND NOT EXISTS (SELECT 1 FROM matter WHERE person_id = person.id AND kind = 'forgotten')"

enum { MOST_HELD = 500, CAPACITY = 2 };

void stranger_free(Stranger *stranger)
{
    if (stranger == NULL)
        return;
    person_free(stranger->person);
    g_free(stranger->message_id);
    g_free(stranger->subject);
    g_free(stranger->words);
    g_free(stranger);
}

static gboolean read_held(Store *store, gint64 person_id, Stranger **stranger, GError **error)
{
    g_auto(Query) query = query_new(store, "SELECT vouched, mails, message_id, subject, words"
                                           " FROM stranger WHERE person_id = ?1");
    bind_number(&query, person_id);
    if (query_next(&query)) {
        *stranger = g_new0(Stranger, 1);
        (*stranger)->vouched = row_number(&query, 0) != 0;
        (*stranger)->mails = (guint)row_number(&query, 1);
        (*stranger)->message_id = row_text(&query, 2);
        (*stranger)->subject = row_text(&query, 3);
        (*stranger)->words = row_text(&query, 4);
    }
    return query_finish(&query, error);
}

gboolean store_load_stranger(Store *store, gint64 person_id, const char *default_zone,
                             Stranger **stranger, GError **error)
{
    g_autoptr(Stranger) found = NULL;
    *stranger = NULL;
    if (!read_held(store, person_id, &found, error))
        return FALSE;
    if (found == NULL)
        return TRUE;
    if (!store_load_person(store, person_id, default_zone, &found->person, error))
        return FALSE;
    *stranger = g_steal_pointer(&found);
    return TRUE;
}

gboolean store_is_stranger(Store *store, gint64 person_id, gboolean *held, GError **error)
{
    gint64 count = 0;
    g_auto(Query) query = query_new(store, "SELECT count(*) FROM stranger WHERE person_id = ?1");
    bind_number(&query, person_id);
    if (!query_number(&query, &count, error))
        return FALSE;
    *held = count != 0;
    return TRUE;
}

gboolean store_find_stranger(Store *store, const char *address, const char *default_zone,
                             Stranger **stranger, GError **error)
{
    g_autoptr(Person) person = NULL;
    *stranger = NULL;
    if (!store_find_person(store, address, default_zone, &person, error))
        return FALSE;
    return person == NULL || store_load_stranger(store, person->id, default_zone, stranger, error);
}

static char *digest_of(const char *address)
{
    return g_compute_checksum_for_string(G_CHECKSUM_SHA256, address, -1);
}

gboolean store_refuses_stranger(Store *store, const char *address, gint64 now, gboolean *refuses,
                                GError **error)
{
    gint64 count = 0;
    g_autofree char *digest = digest_of(address);
    g_auto(Query) query =
        query_new(store, "SELECT EXISTS (SELECT 1 FROM stranger_seen WHERE digest = ?1"
                         " AND until > ?2) OR (SELECT count(*) FROM stranger) >= ?3");
    bind_text(&query, digest);
    bind_number(&query, now);
    bind_number(&query, MOST_HELD);
    if (!query_number(&query, &count, error))
        return FALSE;
    *refuses = count != 0;
    return TRUE;
}

static gboolean add_person(Store *store, const StrangerMail *mail, gint64 now, gint64 *person_id,
                           GError **error)
{
    g_auto(Query) person =
        query_new(store, "INSERT INTO person (email, name, agency_id, roles, capacity, standby,"
                         " created_at, title, topics, bio)"
                         " VALUES (?1, ?2, ?3, 0, ?4, 0, ?5, '', '', '')");
    bind_text(&person, mail->address);
    bind_text(&person, mail->name);
    bind_number_or_null(&person, mail->agency_id);
    bind_number(&person, CAPACITY);
    bind_number(&person, now);
    if (!query_run(&person, error))
        return FALSE;
    *person_id = sqlite3_last_insert_rowid(store->db);
    g_auto(Query) address =
        query_new(store, "INSERT INTO person_address (address, person_id) VALUES (?1, ?2)");
    bind_text(&address, mail->address);
    bind_number(&address, *person_id);
    return query_run(&address, error);
}

/* Whoever was on record once may have a row still, without a role. */
static gboolean find_row(Store *store, const char *address, gint64 *person_id, GError **error)
{
    g_auto(Query) query =
        query_new(store, "SELECT person_id FROM person_address WHERE address = ?1");
    bind_text(&query, address);
    return query_number(&query, person_id, error);
}

static gboolean remember(Store *store, const StrangerMail *mail, GError **error)
{
    g_autofree char *digest = digest_of(mail->address);
    g_auto(Query) query = query_new(store, "INSERT INTO stranger_seen (digest, until)"
                                           " VALUES (?1, ?2) ON CONFLICT (digest)"
                                           " DO UPDATE SET until = ?2");
    bind_text(&query, digest);
    bind_number(&query, mail->seen_until);
    return query_run(&query, error);
}

gboolean store_hold_stranger(Store *store, const StrangerMail *mail, gint64 now, gint64 *person_id,
                             GError **error)
{
    if (!find_row(store, mail->address, person_id, error)
        || (*person_id == 0 && !add_person(store, mail, now, person_id, error))
        || !remember(store, mail, error))
        return FALSE;
    g_auto(Query) query =
        query_new(store, "INSERT INTO stranger (person_id, vouched, mails, until, message_id,"
                         " subject, words) VALUES (?1, ?2, 1, ?3, ?4, ?5, ?6)");
    bind_number(&query, *person_id);
    bind_number(&query, mail->vouched);
    bind_number(&query, mail->until);
    bind_text(&query, mail->message_id);
    bind_text(&query, mail->subject);
    bind_text(&query, mail->words);
    return query_run(&query, error);
}

gboolean store_hold_more(Store *store, gint64 person_id, const StrangerMail *mail, GError **error)
{
    g_auto(Query) query =
        query_new(store, "UPDATE stranger SET vouched = vouched OR ?2, mails = mails + 1,"
                         " words = words || char(10) || char(10) || ?3 WHERE person_id = ?1");
    bind_number(&query, person_id);
    bind_number(&query, mail->vouched);
    bind_text(&query, mail->words);
    return query_run(&query, error);
}

static gboolean run_for(Store *store, const char *sql, gint64 number, GError **error)
{
    g_auto(Query) query = query_new(store, sql);
    bind_number(&query, number);
    return query_run(&query, error);
}

gboolean store_verify_stranger(Store *store, gint64 person_id, const char *by, gint64 now,
                               GError **error)
{
    g_auto(Query) query =
        query_new(store, "UPDATE person SET roles = roles | ?2, ses_verified_by = ?3,"
                         " ses_verified_on = date(?4, 'unixepoch') WHERE id = ?1");
    bind_number(&query, person_id);
    bind_number(&query, ROLE_MENTEE);
    bind_text(&query, by);
    bind_number(&query, now);
    return query_run(&query, error)
           && run_for(
               store,
               "DELETE FROM matter WHERE person_id = ?1 AND kind IN ('stranger', 'forgotten')",
               person_id, error)
           && run_for(store, "DELETE FROM stranger WHERE person_id = ?1", person_id, error);
}

gboolean store_forget_stranger(Store *store, gint64 person_id, GError **error)
{
    return run_for(store, "DELETE FROM stranger WHERE person_id = ?1", person_id, error)
           && run_for(store, "DELETE FROM matter WHERE person_id = ?1 AND kind = 'stranger'",
                      person_id, error)
           && run_for(store, "DELETE FROM person WHERE id = ?1 AND" NOBODY, person_id, error);
}

gboolean store_forget_strangers(Store *store, gint64 now, GError **error)
{
    return run_for(store,
                   "DELETE FROM person WHERE" NOBODY
                   " AND id IN (SELECT person_id FROM stranger WHERE until <= ?1)",
                   now, error)
           && run_for(store,
                      "DELETE FROM matter WHERE kind = 'stranger' AND person_id IN"
                      " (SELECT person_id FROM stranger WHERE until <= ?1)",
                      now, error)
           && run_for(store, "DELETE FROM stranger WHERE until <= ?1", now, error)
           && run_for(store, "DELETE FROM stranger_seen WHERE until <= ?1", now, error);
}

gboolean store_next_stranger_at(Store *store, gint64 *at, GError **error)
{
    g_auto(Query) query = query_new(store, "SELECT min(until) FROM stranger");
    return query_number(&query, at, error);
}

static gboolean find_domain(Store *store, const char *domain, gint64 *agency_id, GError **error)
{
    g_auto(Query) query = query_new(store, "SELECT agency_id FROM agency_domain WHERE domain = ?1");
    bind_text(&query, domain);
    return query_number(&query, agency_id, error);
}

gboolean store_find_agency_of(Store *store, const char *address, gint64 *agency_id, GError **error)
{
    *agency_id = 0;
    for (const char *domain = address_domain(address); domain != NULL && *agency_id == 0;) {
        if (!find_domain(store, domain, agency_id, error))
            return FALSE;
        domain = strchr(domain, '.');
        domain = domain != NULL ? domain + 1 : NULL;
    }
    return TRUE;
}
