/* SPDX-License-Identifier: MIT */
#include "store/forgetting.h"

#include "store/connection.h"
#include "store/outbox.h"
#include "store/strangers.h"
#include "tests/unit/store/fixture.h"

static gint64 ask(Store *store, const char *sql)
{
    gint64 number = 0;
    sqlite3_stmt *statement = NULL;
    g_assert_cmpint(sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL), ==, SQLITE_OK);
    if (sqlite3_step(statement) == SQLITE_ROW)
        number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return number;
}

static void forget(Store *store, gint64 person_id)
{
    g_autoptr(GError) error = NULL;
    begin(store);
    store_forget_person(store, person_id, START_AT, &error);
    g_assert_no_error(error);
    commit(store);
}

static void erase(Store *store, gint64 before)
{
    begin(store);
    g_assert_true(store_erase_forgotten(store, before, NULL));
    commit(store);
}

/* Anna's, to Clara, who is a mentor and a mentee. */
static void add_request(Store *store, gint64 number, gint64 mentor_id, OfferState state)
{
    g_autoptr(Effects) effects = effects_of(number);
    Offer *offer = add_offer(effects, 1, mentor_id, state);
    offer->why = g_strdup("budget");
    save(store, effects);
}

static void what_is_open_is_listed(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(GArray) anna = NULL;
    g_autoptr(GArray) clara = NULL;
    add_request(store, 1, CLARA, OFFER_ASKED);
    add_request(store, 2, CLARA, OFFER_ACCEPTED);
    add_request(store, 3, CLARA, OFFER_INTRODUCED);
    add_request(store, 4, BEN, OFFER_ASKED);
    g_assert_true(store_list_open_matters(store, MENTEE, &anna, NULL));
    g_assert_true(store_list_open_matters(store, CLARA, &clara, NULL));
    g_assert_cmpuint(anna->len, ==, 4);
    g_assert_cmpuint(g_array_index(anna, OpenMatter, 3).offer_number, ==, 0);
    g_assert_cmpuint(clara->len, ==, 2);
    g_assert_cmpint(g_array_index(clara, OpenMatter, 1).request_number, ==, 2);
    g_assert_cmpuint(g_array_index(clara, OpenMatter, 1).offer_number, ==, 1);
}

static void what_describes_a_person_is_destroyed(void)
{
    g_autoptr(Store) store = open_programme();
    TokenRecord token = {.ref = (char *)"a",
                         .purpose = (char *)"answer",
                         .person_id = CLARA,
                         .letter = (char *)"request"};
    begin(store);
    g_assert_true(store_record_token(store, &token, NULL));
    commit(store);
    g_assert_cmpint(ask(store, "SELECT count(*) FROM mentor_search('payroll')"), ==, 1);
    forget(store, CLARA);
    g_autoptr(Person) clara = load_person(store, CLARA);
    g_assert_cmpstr(clara->bio, ==, "");
    g_assert_cmpuint(clara->roles, ==, 0);
    g_assert_cmpint(clara->committed_at, ==, 0);
    g_assert_cmpstr(clara->name, ==, "Clara Diaz");
    g_assert_cmpint(ask(store, "SELECT count(*) FROM mentor_search('payroll')"), ==, 0);
    g_assert_cmpint(ask(store, "SELECT count(*) FROM token"), ==, 0);
    g_assert_cmpint(ask(store, "SELECT count(*) FROM mentor_search('budget')"), ==, 2);
}

static void a_mentees_words_go_and_the_request_stays(void)
{
    g_autoptr(Store) store = open_programme();
    add_request(store, 1, BEN, OFFER_DECLINED);
    forget(store, MENTEE);
    g_autoptr(Case) after = load_case(store, 1);
    g_assert_cmpstr(after->request->situation, ==, "");
    g_assert_cmpstr(after->request->subject, ==, "");
    g_assert_null(case_offer(after, 1)->why);
    g_assert_cmpint(ask(store, "SELECT count(*) FROM person_address WHERE person_id = 2"), ==, 1);
}

static void the_name_goes_later(void)
{
    g_autoptr(Store) store = open_programme();
    forget(store, CLARA);
    forget(store, CLARA);
    g_assert_cmpint(ask(store, "SELECT count(*) FROM matter"), ==, 1);
    erase(store, START_AT - 1);
    g_assert_cmpint(ask(store, "SELECT count(*) FROM person WHERE name = 'Clara Diaz'"), ==, 1);
    erase(store, START_AT);
    g_autoptr(Person) clara = load_person(store, CLARA);
    g_assert_true(person_is_forgotten(clara));
    g_assert_cmpstr(clara->name, ==, "");
    g_assert_cmpint(ask(store, "SELECT count(*) FROM person_address WHERE address LIKE 'clara%'"),
                    ==, 0);
    g_assert_cmpint(ask(store, "SELECT count(*) FROM matter"), ==, 0);
}

static void who_is_added_again_stays(void)
{
    g_autoptr(Store) store = open_programme();
    forget(store, CLARA);
    must_import(store, PEOPLE_FILE);
    erase(store, START_AT);
    g_autoptr(Person) clara = load_person(store, CLARA);
    g_assert_cmpstr(clara->name, ==, "Clara Diaz");
    g_assert_cmpstr(clara->bio, ==, "Moved payroll to the cloud.");
}

static void a_coordinator_stays_one(void)
{
    g_autoptr(Store) store = open_programme();
    forget(store, CORA);
    erase(store, START_AT);
    g_autoptr(Person) cora = load_person(store, CORA);
    g_assert_cmpuint(cora->roles, ==, ROLE_COORDINATOR);
    g_assert_cmpstr(cora->email, ==, "cora@treasury.example");
}

static void must(Store *store, const char *sql)
{
    g_assert_cmpint(sqlite3_exec(store->db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

#define HOLD_OF_CLARA                                                                              \
    "INSERT INTO stranger (person_id, vouched, mails, until, message_id, subject, words)"          \
    " VALUES (4, 1, 1, 900, 'c', 'Budget', 'It is frozen.')"

static void of_joining_nothing_is_left(void)
{
    g_autoptr(Store) store = open_programme();
    must(store, "INSERT INTO commitment (person_id, version, agreed, message_id, replied_at)"
                " VALUES (4, 1, 1, 'a', 100); UPDATE person SET lapsed_at = 100 WHERE id = 4;"
                "INSERT INTO newcomer (mentor_id, at) VALUES (4, 1);"
                "INSERT INTO joining (person_id, step) VALUES (4, 'silent');" HOLD_OF_CLARA);
    forget(store, CLARA);
    g_assert_cmpint(ask(store,
                        "SELECT (SELECT count(*) FROM commitment WHERE person_id = 4)"
                        " + (SELECT count(*) FROM joining WHERE person_id = 4)"
                        " + (SELECT count(*) FROM newcomer WHERE mentor_id = 4)"
                        " + (SELECT count(*) FROM stranger)"
                        " + (SELECT count(*) FROM person WHERE id = 4 AND lapsed_at IS NOT NULL)"),
                    ==, 0);
}

/* Held as a stranger since, who was forgotten keeps the address until that has ended. */
static void who_writes_again_is_erased_after_what_was_held(void)
{
    g_autoptr(Store) store = open_programme();
    forget(store, CLARA);
    must(store, HOLD_OF_CLARA);
    erase(store, START_AT);
    g_autoptr(Person) held = load_person(store, CLARA);
    g_assert_cmpstr(held->email, ==, "clara@treasury.example");
    begin(store);
    g_assert_true(store_forget_strangers(store, 900, NULL));
    commit(store);
    g_autoptr(Person) again = load_person(store, CLARA);
    g_assert_cmpstr(again->email, ==, "clara@treasury.example");
    erase(store, START_AT);
    g_autoptr(Person) gone = load_person(store, CLARA);
    g_assert_true(person_is_forgotten(gone));
}

static void who_is_verified_again_stays(void)
{
    g_autoptr(Store) store = open_programme();
    forget(store, CLARA);
    must(store, HOLD_OF_CLARA);
    g_assert_true(store_verify_stranger(store, CLARA, "cora@treasury.example", START_AT, NULL));
    erase(store, START_AT);
    g_autoptr(Person) clara = load_person(store, CLARA);
    g_assert_cmpuint(clara->roles, ==, ROLE_MENTEE);
    g_assert_cmpstr(clara->name, ==, "Clara Diaz");
    g_assert_cmpint(ask(store, "SELECT count(*) FROM matter"), ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define T(name) g_test_add_func("/forgetting/" #name, name)
    T(what_is_open_is_listed);
    T(what_describes_a_person_is_destroyed);
    T(a_mentees_words_go_and_the_request_stays);
    T(the_name_goes_later);
    T(who_is_added_again_stays);
    T(a_coordinator_stays_one);
    T(of_joining_nothing_is_left);
    T(who_writes_again_is_erased_after_what_was_held);
    T(who_is_verified_again_stays);
    return g_test_run();
}
