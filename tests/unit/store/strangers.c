/* SPDX-License-Identifier: MIT */
#include "store/strangers.h"
#include "tests/unit/store/fixture.h"

enum { TREASURY = 1, ENERGY, UNTIL = START_AT + 1000, SEEN_UNTIL = START_AT + 5000 };

static StrangerMail mail_from(const char *address)
{
    return (StrangerMail){.address = address,
                          .name = "Zoe Lang",
                          .agency_id = TREASURY,
                          .message_id = "first@treasury.example",
                          .subject = "Budget",
                          .words = "Frozen.",
                          .until = UNTIL,
                          .seen_until = SEEN_UNTIL};
}

static gint64 hold(Store *store, const StrangerMail *mail)
{
    g_autoptr(GError) error = NULL;
    gint64 id = 0;
    begin(store);
    store_hold_stranger(store, mail, START_AT, &id, &error);
    g_assert_no_error(error);
    commit(store);
    return id;
}

static Stranger *find(Store *store, const char *address)
{
    g_autoptr(GError) error = NULL;
    Stranger *stranger = NULL;
    store_find_stranger(store, address, ZONE, &stranger, &error);
    g_assert_no_error(error);
    return stranger;
}

static gboolean is_refused(Store *store, const char *address, gint64 now)
{
    gboolean refuses = FALSE;
    g_assert_true(store_refuses_stranger(store, address, now, &refuses, NULL));
    return refuses;
}

static gint64 count(Store *store, const char *sql)
{
    gint64 number = -1;
    g_auto(Query) query = query_new(store, sql);
    g_assert_true(query_number(&query, &number, NULL));
    return number;
}

static void mails_of_one_address_are_held_together(void)
{
    g_autoptr(Store) store = open_programme();
    StrangerMail mail = mail_from("zoe@treasury.example");
    gint64 id = hold(store, &mail);
    mail.words = "Who can help?";
    mail.vouched = TRUE;
    g_assert_true(store_hold_more(store, id, &mail, NULL));
    g_autoptr(Stranger) stranger = find(store, "zoe@treasury.example");
    g_assert_cmpstr(stranger->words, ==, "Frozen.\n\nWho can help?");
    g_assert_cmpstr(stranger->message_id, ==, "first@treasury.example");
    g_assert_cmpuint(stranger->mails, ==, 2);
    g_assert_true(stranger->vouched);
    g_assert_cmpuint(stranger->person->roles, ==, 0);
    g_autoptr(Stranger) other = find(store, "anna@treasury.example");
    g_assert_null(other);
}

static void who_is_verified_is_a_mentee_to_be_asked_for_the_promises(void)
{
    g_autoptr(Store) store = open_programme();
    StrangerMail mail = mail_from("zoe@treasury.example");
    gint64 id = hold(store, &mail);
    g_assert_true(store_verify_stranger(store, id, "cora@treasury.example", START_AT, NULL));
    g_autoptr(Person) zoe = load_person(store, id);
    g_autoptr(Stranger) stranger = find(store, "zoe@treasury.example");
    g_assert_cmpuint(zoe->roles, ==, ROLE_MENTEE);
    g_assert_null(stranger);
    g_assert_cmpint(count(store, "SELECT count(*) FROM person WHERE ses_verified_by ="
                                 " 'cora@treasury.example' AND ses_verified_on = '2026-07-02'"),
                    ==, 1);
    g_assert_cmpint(count(store, "SELECT count(*) FROM joining WHERE step = 'ask'"), ==, 1);
}

static void what_is_forgotten_leaves_no_trace_but_a_digest(void)
{
    g_autoptr(Store) store = open_programme();
    StrangerMail mail = mail_from("zoe@treasury.example");
    gint64 id = hold(store, &mail);
    Matter matter = {.kind = MATTER_STRANGER, .person_id = id};
    g_assert_true(store_note_matter(store, &matter, START_AT, NULL));
    g_assert_true(store_forget_stranger(store, id, NULL));
    g_assert_cmpint(count(store, "SELECT count(*) FROM person WHERE roles = 0"), ==, 0);
    g_assert_cmpint(count(store, "SELECT count(*) FROM person_address WHERE address LIKE 'zoe%'"),
                    ==, 0);
    g_assert_cmpint(count(store, "SELECT count(*) FROM matter"), ==, 0);
    g_assert_cmpint(count(store, "SELECT count(*) FROM stranger"), ==, 0);
    g_assert_true(is_refused(store, "zoe@treasury.example", SEEN_UNTIL - 1));
    g_assert_false(is_refused(store, "zoe@treasury.example", SEEN_UNTIL));
    g_assert_false(is_refused(store, "yan@treasury.example", START_AT));
}

static void what_nobody_judged_is_destroyed_in_time(void)
{
    g_autoptr(Store) store = open_programme();
    StrangerMail mail = mail_from("zoe@treasury.example");
    gint64 at = 0;
    (void)hold(store, &mail);
    g_assert_true(store_next_stranger_at(store, &at, NULL));
    g_assert_cmpint(at, ==, UNTIL);
    g_assert_true(store_forget_strangers(store, UNTIL - 1, NULL));
    g_assert_cmpint(count(store, "SELECT count(*) FROM stranger"), ==, 1);
    g_assert_true(store_forget_strangers(store, UNTIL, NULL));
    g_assert_cmpint(count(store, "SELECT count(*) FROM person WHERE roles = 0"), ==, 0);
}

static void whom_a_file_brings_is_not_forgotten(void)
{
    g_autoptr(Store) store = open_programme();
    StrangerMail mail = mail_from("zoe@treasury.example");
    gint64 id = hold(store, &mail);
    must_import(store,
                PEOPLE_HEADER "zoe@treasury.example,Zoe Lang,Director,TRE,mentee,,,,,,,,,\n");
    g_assert_true(store_forget_strangers(store, UNTIL, NULL));
    g_autoptr(Person) zoe = load_person(store, id);
    g_assert_cmpuint(zoe->roles, ==, ROLE_MENTEE);
}

static void a_strangers_address_may_turn_out_to_be_somebodys(void)
{
    g_autoptr(Store) store = open_programme();
    StrangerMail mail = mail_from("emil@home.example");
    (void)hold(store, &mail);
    must_import(store, PEOPLE_HEADER "emil@energy.example,Emil Roth,Chief,ENE,mentor,,unions,,,,,,"
                                     "2026-06-01,emil@home.example\n");
    g_autoptr(Person) emil = NULL;
    g_assert_true(store_find_person(store, "emil@home.example", ZONE, &emil, NULL));
    g_assert_cmpint(emil->id, ==, EMIL);
}

/* Somebody without a role any more, whose requests still count. */
static void who_was_on_record_once_keeps_the_row(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Effects) effects = effects_of(4);
    StrangerMail mail = mail_from("anna@treasury.example");
    save(store, effects);
    g_assert_cmpint(
        sqlite3_exec(store->db, "UPDATE person SET roles = 0 WHERE id = 2", NULL, NULL, NULL), ==,
        SQLITE_OK);
    g_assert_cmpint(hold(store, &mail), ==, MENTEE);
    g_assert_true(store_forget_stranger(store, MENTEE, NULL));
    g_autoptr(Person) anna = load_person(store, MENTEE);
    g_assert_nonnull(anna);
}

static void no_more_than_five_hundred_are_held(void)
{
    g_autoptr(Store) store = open_programme();
    for (guint i = 0; i < 500; i++) {
        g_autofree char *address = g_strdup_printf("z%u@treasury.example", i);
        StrangerMail mail = mail_from(address);
        g_assert_false(is_refused(store, address, START_AT));
        (void)hold(store, &mail);
    }
    g_assert_true(is_refused(store, "one-more@treasury.example", START_AT));
}

static void a_domain_below_an_agencys_is_the_agencys(void)
{
    g_autoptr(Store) store = open_programme();
    gint64 id = -1;
    g_assert_true(store_find_agency_of(store, "a@hq.energy.example", &id, NULL));
    g_assert_cmpint(id, ==, ENERGY);
    g_assert_true(store_find_agency_of(store, "a@notenergy.example", &id, NULL));
    g_assert_cmpint(id, ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/strangers/" #name, name)
    TEST(mails_of_one_address_are_held_together);
    TEST(who_is_verified_is_a_mentee_to_be_asked_for_the_promises);
    TEST(what_is_forgotten_leaves_no_trace_but_a_digest);
    TEST(what_nobody_judged_is_destroyed_in_time);
    TEST(whom_a_file_brings_is_not_forgotten);
    TEST(a_strangers_address_may_turn_out_to_be_somebodys);
    TEST(who_was_on_record_once_keeps_the_row);
    TEST(no_more_than_five_hundred_are_held);
    TEST(a_domain_below_an_agencys_is_the_agencys);
    return g_test_run();
}
