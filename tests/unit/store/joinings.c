/* SPDX-License-Identifier: MIT */
#include "store/joinings.h"
#include "tests/unit/store/fixture.h"

static gint64 next_person(Store *store)
{
    gint64 id = -1;
    g_assert_true(store_next_joining(store, START_AT, &id, NULL));
    return id;
}

static Joining *joining_of(Store *store, gint64 id)
{
    g_autoptr(GError) error = NULL;
    Joining *joining = NULL;
    store_load_joining(store, id, ZONE, &joining, &error);
    g_assert_no_error(error);
    return joining;
}

static void save_effects(Store *store, gint64 id, const JoiningEffects *effects)
{
    static const JoiningReply REPLY = {3, "yes@energy.example", START_AT};
    g_autoptr(GError) error = NULL;
    g_autoptr(Joining) joining = joining_of(store, id);
    begin(store);
    store_save_joining(store, joining, effects, &REPLY, &error);
    g_assert_no_error(error);
    commit(store);
}

static void require(Store *store, guint version)
{
    g_autoptr(GError) error = NULL;
    begin(store);
    store_require_commitments(store, version, &error);
    g_assert_no_error(error);
    commit(store);
}

static void who_comes_without_a_promise_is_asked_and_nobody_else(void)
{
    g_autoptr(Store) store = open_untouched_programme();
    gint64 at = 0;
    g_assert_cmpint(next_person(store), ==, DORA);
    g_assert_true(store_next_joining_at(store, &at, NULL));
    g_assert_cmpint(at, ==, 1);
    JoiningEffects asked = {.step = JOINING_SILENT};
    save_effects(store, DORA, &asked);
    g_assert_cmpint(next_person(store), ==, 0);
    must_import(store, PEOPLE_FILE); /* the same file again asks nobody */
    g_assert_cmpint(next_person(store), ==, 0);
}

static void a_yes_is_kept_with_text_mail_and_date(void)
{
    g_autoptr(Store) store = open_untouched_programme();
    JoiningEffects agreed = {.step = JOINING_ASK, .agreed = TRUE};
    save_effects(store, DORA, &agreed);
    g_autoptr(Person) dora = load_person(store, DORA);
    g_assert_cmpint(dora->committed_at, ==, START_AT);
    g_assert_cmpint(next_person(store), ==, 0);
    g_auto(Query) query = query_new(store, "SELECT person_id || ' ' || version || ' ' || agreed"
                                           " || ' ' || message_id FROM commitment");
    g_assert_true(query_next(&query));
    g_autofree char *row = row_text(&query, 0);
    g_assert_cmpstr(row, ==, "5 3 1 yes@energy.example");
}

static void a_no_after_a_yes_takes_the_promise_back_and_asks_no_more(void)
{
    g_autoptr(Store) store = open_untouched_programme();
    JoiningEffects refused = {.step = JOINING_REFUSED, .refused = TRUE};
    save_effects(store, BEN, &refused);
    g_autoptr(Person) ben = load_person(store, BEN);
    g_autoptr(Joining) joining = joining_of(store, BEN);
    g_assert_cmpint(ben->committed_at, ==, 0);
    g_assert_cmpint(joining->step, ==, JOINING_REFUSED);
    g_assert_cmpint(next_person(store), ==, DORA);
}

static void the_first_version_lapses_nothing_and_a_newer_one_everything(void)
{
    g_autoptr(Store) store = open_untouched_programme();
    require(store, 4);
    g_autoptr(Person) before = load_person(store, BEN);
    g_assert_cmpint(before->committed_at, !=, 0);
    require(store, 5);
    require(store, 5);
    g_autoptr(Person) after = load_person(store, BEN);
    g_assert_cmpint(after->committed_at, ==, 0);
    g_autoptr(Joining) joining = joining_of(store, BEN);
    g_assert_cmpint(joining->step, ==, JOINING_ASK);
    g_assert_cmpint(joining->lapsed_at, ==, before->committed_at);
    require(store, 4); /* an older one is none */
    guint version = 0;
    g_assert_true(store_commitments_version(store, &version, NULL));
    g_assert_cmpuint(version, ==, 5);
}

static void a_file_with_the_old_date_is_no_new_promise(void)
{
    g_autoptr(Store) store = open_untouched_programme();
    require(store, 1);
    require(store, 2);
    must_import(store, PEOPLE_FILE);
    g_autoptr(Person) ben = load_person(store, BEN);
    g_assert_cmpint(ben->committed_at, ==, 0);
    must_import(store, PEOPLE_HEADER "ben@energy.example,Ben Okafor,Deputy CFO,ENE,mentor,,,,,,,,"
                                     "2026-07-01,\n");
    g_autoptr(Person) later = load_person(store, BEN);
    g_assert_cmpint(later->committed_at, !=, 0);
}

static void a_mentees_promise_makes_no_mentor(void)
{
    g_autoptr(Store) store = open_untouched_programme();
    must_import(store, PEOPLE_HEADER "anna@treasury.example,Anna Bauer,Director,TRE,mentor;mentee,"
                                     ",,,,,,,,anna@home.example\n");
    g_autoptr(Person) anna = load_person(store, MENTEE);
    g_assert_cmpint(anna->committed_at, ==, 0);
}

static void requests_that_wait_are_found(void)
{
    g_autoptr(Store) store = open_untouched_programme();
    g_autoptr(GArray) none = NULL;
    g_autoptr(GArray) one = NULL;
    g_assert_true(store_list_held_requests(store, MENTEE, &none, NULL));
    g_assert_cmpuint(none->len, ==, 0);
    g_autoptr(Effects) effects = effects_of(4);
    effects->after->request->state = REQUEST_HELD;
    effects->after->request->unsure = TRUE;
    save(store, effects);
    g_assert_true(store_list_held_requests(store, MENTEE, &one, NULL));
    g_assert_cmpuint(one->len, ==, 1);
    g_assert_cmpint(g_array_index(one, gint64, 0), ==, 4);
    g_autoptr(Case) case_ = load_case(store, 4);
    g_assert_true(case_->request->unsure);
    g_autoptr(Joining) joining = joining_of(store, MENTEE);
    g_assert_true(joining->asks);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/joinings/" #name, name)
    TEST(who_comes_without_a_promise_is_asked_and_nobody_else);
    TEST(a_yes_is_kept_with_text_mail_and_date);
    TEST(a_no_after_a_yes_takes_the_promise_back_and_asks_no_more);
    TEST(the_first_version_lapses_nothing_and_a_newer_one_everything);
    TEST(a_file_with_the_old_date_is_no_new_promise);
    TEST(a_mentees_promise_makes_no_mentor);
    TEST(requests_that_wait_are_found);
    return g_test_run();
}
