/* SPDX-License-Identifier: MIT */
#include "store/own-data.h"

#include "store/connection.h"
#include "tests/unit/store/fixture.h"

static void must(Store *store, const char *sql)
{
    g_assert_cmpint(sqlite3_exec(store->db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static OwnData *load(Store *store, gint64 person_id)
{
    g_autoptr(GError) error = NULL;
    OwnData *data = NULL;
    store_load_own_data(store, person_id, &data, &error);
    g_assert_no_error(error);
    return data;
}

static void add_request(Store *store, gint64 number, gint64 closed_at, OfferState state)
{
    g_autoptr(Effects) effects = effects_of(number);
    Offer *offer = add_offer(effects, 1, BEN, state);
    effects->after->request->closed_at = closed_at;
    offer->asked_at = START_AT + number;
    offer->accepted_number = state == OFFER_INTRODUCED ? 1 : 0;
    offer->answered_at = state == OFFER_ASKED ? 0 : START_AT + 10 * number;
    g_ptr_array_add(effects->after->unwanted, g_strdup("Lee"));
    effects->wishes_changed = TRUE;
    save(store, effects);
}

static void assert_records(const GArray *records, gint64 number, gint64 at)
{
    g_assert_cmpuint(records->len, ==, 1);
    g_assert_cmpint(g_array_index(records, OwnRecord, 0).request_number, ==, number);
    g_assert_cmpint(g_array_index(records, OwnRecord, 0).at, ==, at);
}

static void everybody_has_their_own_part(void)
{
    g_autoptr(Store) store = open_programme();
    add_request(store, 1, START_AT + 5, OFFER_INTRODUCED);
    add_request(store, 2, START_AT + 6, OFFER_DECLINED);
    add_request(store, 3, 0, OFFER_ASKED);
    g_autoptr(OwnData) mentee = load(store, MENTEE);
    g_autoptr(OwnData) mentor = load(store, BEN);
    g_autoptr(OwnData) other = load(store, CLARA);
    assert_records(mentee->requests_open, 3, START_AT);
    g_assert_cmpuint(mentee->requests_ended->len, ==, 2);
    g_assert_cmpuint(mentee->accepted->len + mentee->offers_open->len, ==, 0);
    g_assert_cmpstr(mentee->other_addresses, ==, "anna@home.example");
    g_assert_cmpstr(mentee->unwanted, ==, "Lee");
    g_assert_nonnull(strstr(mentee->words, "#3 Cutting a budget\n\nI have to cut a fifth."));
    assert_records(mentor->accepted, 1, START_AT + 10);
    assert_records(mentor->not_accepted, 2, START_AT + 20);
    assert_records(mentor->offers_open, 3, START_AT + 3);
    g_assert_cmpstr(mentor->words, ==, "");
    g_assert_cmpstr(mentor->verified, ==, "cora, 2026-05-01");
    g_assert_null(mentor->unwanted);
    g_assert_cmpuint(other->accepted->len + other->offers_open->len, ==, 0);
}

static void promises_and_what_is_held_are_shown(void)
{
    g_autoptr(Store) store = open_programme();
    must(store, "INSERT INTO commitment (person_id, version, agreed, message_id, replied_at)"
                " VALUES (3, 1, 1, 'a', 100), (3, 2, 0, 'b', 200)");
    must(store, "UPDATE person SET lapsed_at = 100 WHERE id = 3");
    must(store, "INSERT INTO stranger (person_id, vouched, mails, until, message_id, subject,"
                " words) VALUES (3, 1, 1, 900, 'c', 'Budget', 'It is frozen.')");
    g_autoptr(OwnData) ben = load(store, BEN);
    g_autoptr(OwnData) clara = load(store, CLARA);
    assert_records(ben->agreed, 1, 100);
    assert_records(ben->refused, 2, 200);
    g_assert_cmpint(ben->lapsed_at, ==, 100);
    g_assert_cmpstr(ben->held, ==, "Budget\n\nIt is frozen.");
    g_assert_cmpuint(clara->agreed->len + clara->refused->len, ==, 0);
    g_assert_null(clara->held);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/own-data/everybody_has_their_own_part", everybody_has_their_own_part);
    g_test_add_func("/own-data/promises_and_what_is_held_are_shown",
                    promises_and_what_is_held_are_shown);
    return g_test_run();
}
