/* SPDX-License-Identifier: MIT */
#include "store/connection.h"
#include "tests/unit/store/fixture.h"

static GPtrArray *search(Store *store, MentorSearch asked)
{
    g_autoptr(GError) error = NULL;
    GPtrArray *candidates = NULL;
    asked.default_zone = ZONE;
    asked.shown = asked.shown != 0 ? asked.shown : 10;
    store_search_mentors(store, &asked, &candidates, &error);
    g_assert_no_error(error);
    return candidates;
}

/* The names of who was found, in order. */
static void assert_found(const GPtrArray *candidates, const char *wanted)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint i = 0; i < candidates->len; i++) {
        const Candidate *candidate = candidates->pdata[i];
        const char *space = strchr(candidate->mentor->name, ' ');
        g_string_append_printf(names, "%s%.*s", i > 0 ? " " : "",
                               (int)(space - candidate->mentor->name), candidate->mentor->name);
    }
    g_assert_cmpstr(names->str, ==, wanted);
}

static void assert_search(Store *store, MentorSearch asked, const char *wanted)
{
    g_autoptr(GPtrArray) candidates = search(store, asked);
    assert_found(candidates, wanted);
}

static void add_mentor(Store *store, const char *name, const char *topics, const char *bio)
{
    g_autofree char *lower = g_ascii_strdown(name, -1);
    g_autofree char *file =
        g_strdup_printf(PEOPLE_HEADER "%s@energy.example,%s Doe,,ENE,mentor,\"%s\",\"%s\",,,,,,"
                                      "2026-06-01,\n",
                        lower, name, bio, topics);
    must_import(store, file);
}

static void a_shared_word_finds_the_mentor_with_the_reasons(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(GPtrArray) found = search(
        store, (MentorSearch){.situation = "I must take a fifth out of our budgets: reorganise?",
                              .side = SIDE_BOTH});
    assert_found(found, "Ben");
    const Candidate *ben = found->pdata[0];
    g_assert_cmpfloat(ben->score, >, 0);
    g_assert_cmpstr(ben->why, ==, "budget, reorganisation, fifth");
    g_assert_cmpstr(ben->fitting, ==, "budget cuts, reorganisation");
    g_assert_cmpstr(ben->mentor->time_zone, ==, "America/Denver");
}

static void the_sentence_of_the_bio_that_fits_is_shown(void)
{
    g_autoptr(Store) store = open_programme();
    add_mentor(store, "Gina", "data",
               "Grew up in Ohio. Merged two offices after a hiring freeze\nand told the unions.");
    g_autoptr(GPtrArray) found = search(
        store, (MentorSearch){.situation = "merging offices under a freeze", .side = SIDE_BOTH});
    assert_found(found, "Gina");
    const Candidate *gina = found->pdata[0];
    g_assert_cmpstr(gina->why, ==, "Merged, offices, freeze");
    g_assert_cmpstr(gina->fitting, ==, "Merged two offices after a hiring freeze");
}

static void a_topic_weighs_more_than_a_title_and_a_title_more_than_a_bio(void)
{
    g_autoptr(Store) store = open_programme();
    add_mentor(store, "Inbio", "gardens", "shipyards");
    add_mentor(store, "Intopics", "shipyards", "gardens");
    must_import(store, PEOPLE_HEADER "intitle@energy.example,Intitle Doe,shipyards,ENE,mentor,,"
                                     "gardens,,,,,,2026-06-01,\n");
    assert_search(store, (MentorSearch){.situation = "a shipyard", .side = SIDE_BOTH},
                  "Intopics Intitle Inbio");
}

static void of_equal_matches_the_longest_unasked_stands_first(void)
{
    g_autoptr(Store) store = open_programme();
    MentorSearch asked = {.situation = "drought", .side = SIDE_BOTH};
    for (guint i = 0; i < 20; i++)
        add_mentor(store, ((const char *[]){"Aa", "Bb", "Cc"})[i % 3], "drought", "");
    assert_search(store, asked, "Aa Bb Cc");
    g_assert_true(store_record_asking(store, PEOPLE + 1, START_AT + 5, NULL));
    g_assert_true(store_record_asking(store, PEOPLE + 2, START_AT, NULL));
    assert_search(store, asked, "Cc Bb Aa");
    g_autoptr(GPtrArray) found = search(store, asked);
    g_assert_true(((Candidate *)found->pdata[0])->score == ((Candidate *)found->pdata[2])->score);
}

static void the_side_is_the_mentees_choice(void)
{
    g_autoptr(Store) store = open_programme();
    gint64 treasury = 0;
    g_autoptr(Person) anna = load_person(store, MENTEE);
    treasury = anna->agency_id;
    add_mentor(store, "Hugo", "cloud", "");
    MentorSearch asked = {.situation = "cloud", .agency_id = treasury, .side = SIDE_INSIDE};
    assert_search(store, asked, "Clara");
    asked.side = SIDE_OUTSIDE;
    assert_search(store, asked, "Hugo");
    asked.side = SIDE_BOTH;
    g_autoptr(GPtrArray) both = search(store, asked);
    g_assert_cmpuint(both->len, ==, 2);
    asked.agency_id = 0;
    asked.side = SIDE_INSIDE;
    assert_search(store, asked, "");
    asked.side = SIDE_OUTSIDE;
    g_autoptr(GPtrArray) all = search(store, asked);
    g_assert_cmpuint(all->len, ==, 2);
}

static void nobody_is_listed_before_the_commitments(void)
{
    g_autoptr(Store) store = open_programme();
    MentorSearch asked = {.situation = "budget cuts", .side = SIDE_BOTH};
    assert_search(store, asked, "Ben");
    g_assert_true(store_record_commitment(store, DORA, START_AT, NULL));
    g_autoptr(GPtrArray) found = search(store, asked);
    g_assert_cmpuint(found->len, ==, 2);
}

static void broader_brings_those_who_share_no_word_after_those_who_do(void)
{
    g_autoptr(Store) store = open_programme();
    g_assert_true(store_record_asking(store, CLARA, START_AT, NULL));
    assert_search(store, (MentorSearch){.situation = "cloud", .side = SIDE_BOTH, .any_topic = TRUE},
                  "Clara Ben Emil");
    assert_search(
        store,
        (MentorSearch){.situation = "cloud", .side = SIDE_BOTH, .any_topic = TRUE, .shown = 2},
        "Clara Ben");
    assert_search(store,
                  (MentorSearch){.situation = "the of and", .side = SIDE_BOTH, .any_topic = TRUE},
                  "Ben Emil Clara");
    assert_search(store, (MentorSearch){.situation = "", .side = SIDE_BOTH}, "");
}

static void stand_by_mentors_come_in_rotation_whatever_the_words(void)
{
    g_autoptr(Store) store = open_programme();
    must_import(store, PEOPLE_HEADER
                "ida@energy.example,Ida Doe,,ENE,mentor,,trees,,yes,,,,2026-06-01,\n");
    MentorSearch asked = {.situation = "cloud", .side = SIDE_BOTH, .standby_only = TRUE};
    assert_search(store, asked, "Clara Ida");
    g_assert_true(store_record_asking(store, CLARA, START_AT, NULL));
    assert_search(store, asked, "Ida Clara");
}

static void what_the_rules_filter_on_is_given_too(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Effects) effects = effects_of(1);
    add_offer(effects, 1, BEN, OFFER_ACCEPTED);
    save(store, effects);
    g_assert_true(store_record_absence(store, BEN, START_AT + 9, NULL));
    g_autoptr(GPtrArray) found =
        search(store, (MentorSearch){.situation = "budget", .side = SIDE_BOTH});
    const Candidate *ben = found->pdata[0];
    g_assert_cmpuint(ben->mentor->open_conversations, ==, 1);
    g_assert_cmpint(ben->mentor->away_until, ==, START_AT + 9);
}

/* FTS5 would read these as operators, columns and syntax errors. */
static void the_situation_is_never_syntax(void)
{
    static const char *const HOSTILE[] = {
        "\"",
        "\"\"\"",
        "-budget",
        "budget AND",
        "AND OR NOT",
        "{email name}: treasury",
        "email: anna",
        "NEAR(budget cuts, 3)",
        "budget*",
        "^budget",
        "budget + cuts",
        "(((budget",
        "budget'); DROP TABLE person; --",
        "bud\xC3\x9Fget \xE2\x80\xAE budget",
        "* * *",
        "\\\"",
        "topics : unions",
        "-{topics}: budget",
        "budget:*:\"",
        "NULL",
        "?1",
        ":1 @x $y",
    };
    g_autoptr(Store) store = open_programme();
    for (guint i = 0; i < G_N_ELEMENTS(HOSTILE); i++) {
        g_autoptr(GPtrArray) found =
            search(store, (MentorSearch){.situation = HOSTILE[i], .side = SIDE_BOTH});
        g_assert_cmpuint(found->len, <=, 2);
        if (strstr(HOSTILE[i], "budget") != NULL)
            assert_found(found, "Ben");
    }
    assert_search(
        store, (MentorSearch){.situation = "{email name}: treasury okafor", .side = SIDE_BOTH}, "");
}

static void accents_and_endings_do_not_matter(void)
{
    g_autoptr(Store) store = open_programme();
    add_mentor(store, "Jana", "r\xC3\xA9sum\xC3\xA9 negotiations", "");
    g_autoptr(GPtrArray) found =
        search(store, (MentorSearch){.situation = "RESUME negotiate", .side = SIDE_BOTH});
    assert_found(found, "Jana");
    g_assert_cmpstr(((Candidate *)found->pdata[0])->why, ==, "r\xC3\xA9sum\xC3\xA9, negotiations");
}

static void a_changed_bio_is_found_anew_and_a_former_mentor_no_more(void)
{
    g_autoptr(Store) store = open_programme();
    must_import(store, PEOPLE_HEADER
                "emil@energy.example,Emil Roth,Chief,ENE,mentor,,orchards,,,,,,2026-06-01,\n");
    assert_search(store, (MentorSearch){.situation = "unions", .side = SIDE_BOTH}, "");
    assert_search(store, (MentorSearch){.situation = "orchard", .side = SIDE_BOTH}, "Emil");
    must_import(store, PEOPLE_HEADER
                "emil@energy.example,Emil Roth,Chief,ENE,mentee,,orchards,,,,,,2026-06-01,\n");
    assert_search(store, (MentorSearch){.situation = "orchard", .side = SIDE_BOTH}, "");
    g_auto(Query) query = query_new(
        store, "INSERT INTO mentor_search (mentor_search, rank) VALUES ('integrity-check', 0)");
    g_autoptr(GError) error = NULL;
    query_run(&query, &error);
    g_assert_no_error(error);
}

static void a_long_situation_keeps_its_rarest_words(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(GString) situation = g_string_new(NULL);
    for (guint i = 0; i < 300; i++)
        g_string_append_printf(situation, "filler%u ", i);
    g_string_append(situation, "unions");
    assert_search(store, (MentorSearch){.situation = situation->str, .side = SIDE_BOTH}, "Emil");
}

static void what_a_search_remembers_is_no_truer_than_the_database(void)
{
    g_autoptr(Store) store = open_programme();
    MentorSearch asked = {.situation = "budget unions orchards", .side = SIDE_BOTH};
    assert_search(store, asked, "Emil Ben");
    begin(store);
    g_assert_true(store_record_commitment(store, DORA, START_AT, NULL));
    g_assert_true(store_record_asking(store, BEN, START_AT, NULL));
    g_assert_cmpint(sqlite3_exec(store->db,
                                 "INSERT INTO mentor_search (mentor_search, rowid, topics, title,"
                                 " bio) SELECT 'delete', id, topics, title, bio FROM person"
                                 " WHERE name = 'Emil Roth'",
                                 NULL, NULL, NULL),
                    ==, SQLITE_OK);
    assert_search(store, asked, "Ben Dora");
    store_rollback(store);
    assert_search(store, asked, "Emil Ben");
}

static void what_another_program_changed_is_seen(void)
{
    g_autofree char *folder = g_dir_make_tmp("store-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "state.db", NULL);
    Store *store = store_open(path, NULL);
    Store *other = store_open(path, NULL);
    MentorSearch asked = {.situation = "budget orchards", .side = SIDE_BOTH};
    must_import(store, AGENCIES);
    must_import(store, PEOPLE_FILE);
    assert_search(store, asked, "Ben");
    must_import(other, PEOPLE_HEADER
                "emil@energy.example,Emil Roth,Chief,ENE,mentor,,orchards,,,,,,2026-06-01,\n");
    assert_search(store, asked, "Emil Ben");
    store_close(other);
    store_close(store);
    g_unlink(path);
    g_rmdir(folder);
}

static void fitting_stays_one_short_line(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(GString) bio = g_string_new("Harbours");
    for (guint i = 0; i < 60; i++)
        g_string_append(bio, " harbour");
    add_mentor(store, "Kurt", "", bio->str);
    g_autoptr(GPtrArray) found =
        search(store, (MentorSearch){.situation = "harbours", .side = SIDE_BOTH});
    const Candidate *kurt = found->pdata[0];
    g_assert_cmpint(g_utf8_strlen(kurt->fitting, -1), <=, 160);
    g_assert_cmpstr(kurt->why, ==, "Harbours");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/store/" #name, name)
    TEST(a_shared_word_finds_the_mentor_with_the_reasons);
    TEST(the_sentence_of_the_bio_that_fits_is_shown);
    TEST(a_topic_weighs_more_than_a_title_and_a_title_more_than_a_bio);
    TEST(of_equal_matches_the_longest_unasked_stands_first);
    TEST(the_side_is_the_mentees_choice);
    TEST(nobody_is_listed_before_the_commitments);
    TEST(broader_brings_those_who_share_no_word_after_those_who_do);
    TEST(stand_by_mentors_come_in_rotation_whatever_the_words);
    TEST(what_the_rules_filter_on_is_given_too);
    TEST(the_situation_is_never_syntax);
    TEST(accents_and_endings_do_not_matter);
    TEST(a_changed_bio_is_found_anew_and_a_former_mentor_no_more);
    TEST(a_long_situation_keeps_its_rarest_words);
    TEST(what_a_search_remembers_is_no_truer_than_the_database);
    TEST(what_another_program_changed_is_seen);
    TEST(fitting_stays_one_short_line);
    return g_test_run();
}
