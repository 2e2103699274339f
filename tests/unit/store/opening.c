/* SPDX-License-Identifier: MIT */
#include "base/failure.h"
#include "store/connection.h"
#include "tests/unit/store/fixture.h"

static char *new_folder(void)
{
    return g_dir_make_tmp("store-XXXXXX", NULL);
}

static void remove_folder(const char *folder)
{
    GDir *names = g_dir_open(folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name(names)) != NULL;) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_assert_cmpint(g_unlink(path), ==, 0);
    }
    g_dir_close(names);
    g_assert_cmpint(g_rmdir(folder), ==, 0);
}

static void fill(const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Store) store = store_open(path, &error);
    g_assert_no_error(error);
    must_import(store, AGENCIES);
    must_import(store, PEOPLE_FILE);
}

static void execute(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    g_assert_cmpint(sqlite3_open(path, &db), ==, SQLITE_OK);
    g_assert_cmpint(sqlite3_exec(db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
    sqlite3_close(db);
}

static char *pragma(Store *store, const char *sql)
{
    g_auto(Query) query = query_new(store, sql);
    g_assert_true(query_next(&query));
    return row_text(&query, 0);
}

static void assert_refused(const char *path, const char *reason)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *before = NULL, *after = NULL;
    gsize size_before = 0, size_after = 0;
    g_assert_true(g_file_get_contents(path, &before, &size_before, NULL));
    Store *store = store_open(path, &error);
    g_assert_null(store);
    g_assert_error(error, FAILURE, FAILURE_OPERATOR);
    if (strstr(error->message, reason) == NULL)
        g_error("\"%s\" is not in \"%s\"", reason, error->message);
    g_assert_true(g_file_get_contents(path, &after, &size_after, NULL));
    g_assert_cmpmem(before, size_before, after, size_after);
}

static void a_new_database_is_made_for_its_owner_alone(void)
{
    g_autofree char *folder = new_folder();
    g_autofree char *path = g_build_filename(folder, "state.db", NULL);
    g_autofree char *log = g_strconcat(path, "-wal", NULL);
    g_autoptr(GError) error = NULL;
    Store *store = store_open(path, &error);
    g_assert_no_error(error);
    must_import(store, AGENCIES);
    GStatBuf status;
    g_assert_cmpint(g_stat(path, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 0777, ==, 0600);
    g_assert_cmpint(g_stat(log, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 0777, ==, 0600);
    store_close(store);
    remove_folder(folder);
}

static void the_connection_is_durable_and_distrustful(void)
{
    static const char *const WANTED[][2] = {
        {"PRAGMA journal_mode", "wal"},
        {"PRAGMA synchronous", "2"},
        {"PRAGMA foreign_keys", "1"},
        {"PRAGMA trusted_schema", "0"},
        {"PRAGMA secure_delete", "1"},
        {"PRAGMA cell_size_check", "1"},
        {"PRAGMA busy_timeout", "30000"},
        {"PRAGMA user_version", "9"},
        {"PRAGMA integrity_check", "ok"},
        {"SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND NOT strict"
         " AND name NOT LIKE 'sqlite_%'",
         "0"},
    };
    g_autofree char *folder = new_folder();
    g_autofree char *path = g_build_filename(folder, "state.db", NULL);
    Store *store = store_open(path, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(WANTED); i++) {
        g_autofree char *value = pragma(store, WANTED[i][0]);
        g_assert_cmpstr(value, ==, WANTED[i][1]);
    }
    int defensive = 0;
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, -1, &defensive);
    g_assert_cmpint(defensive, ==, 1);
    store_close(store);
    remove_folder(folder);
}

static void what_was_committed_is_there_after_opening_again(void)
{
    g_autofree char *folder = new_folder();
    g_autofree char *path = g_build_filename(folder, "state.db", NULL);
    g_autoptr(GError) error = NULL;
    fill(path);
    g_assert_cmpint(g_chmod(path, 0644), ==, 0);
    Store *store = store_open(path, &error);
    g_assert_no_error(error);
    g_autoptr(Person) ben = load_person(store, BEN);
    g_assert_cmpstr(ben->name, ==, "Ben Okafor");
    GStatBuf status;
    g_assert_cmpint(g_stat(path, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 0777, ==, 0600);
    store_close(store);
    remove_folder(folder);
}

static void a_newer_schema_is_refused_and_left_as_it_is(void)
{
    g_autofree char *folder = new_folder();
    g_autofree char *path = g_build_filename(folder, "state.db", NULL);
    fill(path);
    execute(path, "PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE)");
    assert_refused(path, "its schema is version 99, this program knows versions up to 9");
    remove_folder(folder);
}

/* Takes back migration 004. */
#define TAKE_BACK_TALKED                                                                           \
    "ALTER TABLE request DROP COLUMN talk_questions; ALTER TABLE request DROP COLUMN talked_at;"   \
    "ALTER TABLE offer DROP COLUMN questioned_at; ALTER TABLE offer DROP COLUMN replied_at;"

/* What migration 5 adds. */
#define WITHOUT_WISHES                                                                             \
    "DROP TABLE wish; DROP INDEX person_mentor; ALTER TABLE held_event DROP COLUMN unwanted;"      \
    "ALTER TABLE held_event DROP COLUMN peer; ALTER TABLE matter DROP COLUMN name;"

/* What migration 6 adds. */
#define WITHOUT_TENURE                                                                             \
    "DROP TABLE tenure_clock; DROP TRIGGER person_left; DROP TRIGGER person_rewritten;"            \
    "DROP TRIGGER person_joined; DROP TRIGGER person_became_mentor;"                               \
    "DROP TRIGGER person_mentor_no_more; ALTER TABLE person DROP COLUMN bio_before;"               \
    "ALTER TABLE person DROP COLUMN leaving_at;"                                                   \
    "ALTER TABLE token DROP COLUMN about_id;"

/* What migration 7 adds. */
#define WITHOUT_CLOSURES "DROP TABLE closure;"

/* What migration 8 adds. */
#define WITHOUT_JOINING                                                                            \
    "DROP TRIGGER person_is_to_join; DROP TRIGGER person_is_to_join_anew;"                         \
    "DROP TRIGGER person_has_joined; DROP TRIGGER mentor_comes; DROP TRIGGER mentor_changes;"      \
    "DROP TABLE stranger; DROP TABLE stranger_seen; DROP TABLE newcomer; DROP TABLE joining; "     \
    "DROP TABLE commitment;"                                                                       \
    "ALTER TABLE person DROP COLUMN lapsed_at; ALTER TABLE request DROP COLUMN unsure;"

static void an_older_schema_is_brought_up_with_all_it_holds(void)
{
    g_autofree char *folder = new_folder();
    g_autofree char *path = g_build_filename(folder, "state.db", NULL);
    fill(path);
    execute(path, WITHOUT_JOINING WITHOUT_CLOSURES WITHOUT_TENURE WITHOUT_WISHES TAKE_BACK_TALKED
            "DROP TABLE matter; DROP TABLE mentor_use; DROP INDEX person_listed;"
            "CREATE VIRTUAL TABLE mentor_vocabulary USING fts5vocab (mentor_search, 'row');"
            "CREATE INDEX person_rotation ON person (last_asked_at, id)"
            " WHERE roles & 1 AND committed_at IS NOT NULL;"
            "PRAGMA user_version = 1");
    g_autoptr(Store) store = store_open(path, NULL);
    g_autofree char *version = pragma(store, "PRAGMA user_version");
    g_assert_cmpstr(version, ==, "9");
    g_autoptr(GPtrArray) found = NULL;
    MentorSearch asked = {
        .situation = "budget", .default_zone = ZONE, .side = SIDE_BOTH, .shown = 5};
    g_assert_true(store_search_mentors(store, &asked, &found, NULL));
    g_assert_cmpuint(found->len, ==, 1);
    g_autofree char *clocks = pragma(store, "SELECT group_concat(kind || at) FROM tenure_clock");
    g_assert_cmpstr(clocks, ==,
                    "begin1,begin1,begin1"); /* Ben, Clara, Emil; Dora has not committed */
    g_clear_pointer(&store, store_close);
    remove_folder(folder);
}

/* Before version 3 coordinators were addresses; each becomes a person, unless somebody has it. */
static void coordinators_of_an_older_schema_become_people(void)
{
    g_autofree char *folder = new_folder();
    g_autofree char *path = g_build_filename(folder, "state.db", NULL);
    fill(path);
    execute(path, WITHOUT_JOINING WITHOUT_CLOSURES WITHOUT_TENURE WITHOUT_WISHES TAKE_BACK_TALKED
            "DROP TABLE matter; DELETE FROM person_address WHERE person_id = 1;"
            "DELETE FROM person WHERE id = 1;"
            "INSERT INTO agency_coordinator VALUES (2, 'cora@treasury.example'),"
            " (2, 'anna@home.example'); PRAGMA user_version = 2");
    g_autoptr(Store) store = store_open(path, NULL);
    g_autoptr(Person) cora = NULL, anna = NULL;
    g_autofree char *people = pragma(store, "SELECT count(*) FROM person");
    g_assert_true(store_find_person(store, "cora@treasury.example", ZONE, &cora, NULL));
    g_assert_cmpuint(cora->roles, ==, ROLE_COORDINATOR);
    g_assert_cmpint(cora->agency_id, ==, 1);
    g_assert_true(store_find_person(store, "anna@home.example", ZONE, &anna, NULL));
    g_assert_cmpint(anna->id, ==, MENTEE);
    g_assert_cmpstr(people, ==, "6");
    g_clear_pointer(&store, store_close);
    remove_folder(folder);
}

static void another_programs_database_is_refused(void)
{
    g_autofree char *folder = new_folder();
    g_autofree char *path = g_build_filename(folder, "state.db", NULL);
    execute(path, "CREATE TABLE bookmark (url TEXT)");
    assert_refused(path, "it belongs to another program");
    remove_folder(folder);
}

static void what_is_no_database_is_refused(void)
{
    g_autofree char *path = write_file("This is a letter, not a database.\n", -1);
    assert_refused(path, "file is not a database");
    g_unlink(path);
}

static void a_log_without_its_database_is_refused(void)
{
    g_autofree char *folder = new_folder();
    g_autofree char *path = g_build_filename(folder, "state.db", NULL);
    g_autofree char *log = g_strconcat(path, "-wal", NULL);
    g_autoptr(GError) error = NULL;
    g_assert_true(g_file_set_contents(log, "frames", -1, NULL));
    g_assert_null(store_open(path, &error));
    g_assert_error(error, FAILURE, FAILURE_OPERATOR);
    g_assert_nonnull(strstr(error->message, "missing, but its log"));
    g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
    remove_folder(folder);
}

static void a_folder_that_is_not_there_needs_the_operator(void)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(store_open("/nowhere/at/all/state.db", &error));
    g_assert_error(error, FAILURE, FAILURE_OPERATOR);
}

/* Flips bytes all over; the file is refused and kept, or the flip hit nothing that is used. */
static void flipped_bytes_are_refused_or_harmless(void)
{
    enum { STEP = 509 };
    g_autofree char *folder = new_folder();
    g_autofree char *path = g_build_filename(folder, "state.db", NULL);
    g_autofree char *contents = NULL;
    gsize size = 0;
    guint refused = 0;
    fill(path);
    g_assert_true(g_file_get_contents(path, &contents, &size, NULL));
    for (gsize at = 0; at < size; at += STEP) {
        g_autofree char *damaged = g_memdup2(contents, size), *after = NULL;
        g_autoptr(GError) error = NULL;
        gsize size_after = 0;
        damaged[at] = (char)(damaged[at] ^ 0xff);
        g_assert_true(g_file_set_contents(path, damaged, (gssize)size, NULL));
        g_autoptr(Store) store = store_open(path, &error);
        if (store != NULL)
            continue;
        refused++;
        g_assert_error(error, FAILURE, FAILURE_OPERATOR);
        g_assert_true(g_file_get_contents(path, &after, &size_after, NULL));
        g_assert_cmpmem(damaged, size, after, size_after);
    }
    g_assert_cmpuint(refused, >, 10);
    remove_folder(folder);
}

/* The version alone is well: only the check at opening can see it. */
static void a_damaged_page_is_found_wherever_it_is(void)
{
    enum { PAGE = 4096 };
    g_autofree char *folder = new_folder();
    g_autofree char *path = g_build_filename(folder, "state.db", NULL);
    g_autofree char *contents = NULL;
    gsize size = 0;
    fill(path);
    g_assert_true(g_file_get_contents(path, &contents, &size, NULL));
    g_assert_cmpuint(size, >, 20 * PAGE);
    for (gsize at = PAGE; at < size; at += PAGE) {
        char kept = contents[at];
        contents[at] = 0x33;
        g_assert_true(g_file_set_contents(path, contents, (gssize)size, NULL));
        assert_refused(path, path);
        contents[at] = kept;
    }
    remove_folder(folder);
}

static void a_rollback_leaves_nothing(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Effects) effects = effects_of(1);
    add_offer(effects, 1, BEN, OFFER_ASKED)->asked_at = START_AT;
    begin(store);
    g_assert_true(store_save_effects(store, effects, START_AT, NULL));
    store_rollback(store);
    store_rollback(store);
    g_assert_null(load_case(store, 1));
    g_autoptr(Person) ben = load_person(store, BEN);
    g_assert_cmpint(ben->last_asked_at, ==, 0);
}

static void a_locked_database_is_a_passing_failure(void)
{
    g_autofree char *folder = new_folder();
    g_autofree char *path = g_build_filename(folder, "state.db", NULL);
    g_autoptr(GError) error = NULL;
    Store *store = store_open(path, NULL);
    sqlite3 *other = NULL;
    g_assert_cmpint(sqlite3_open(path, &other), ==, SQLITE_OK);
    g_assert_cmpint(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
    sqlite3_busy_timeout(store->db, 50);
    g_assert_false(store_begin(store, &error));
    g_assert_error(error, FAILURE, FAILURE_TEMPORARY);
    sqlite3_close(other);
    g_assert_true(store_begin(store, NULL));
    store_close(store);
    remove_folder(folder);
}

static void a_full_disk_is_a_passing_failure(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) bio = g_string_new(PEOPLE_HEADER);
    ImportCount count;
    g_autofree char *limit = pragma(store, "PRAGMA max_page_count = 1");
    g_assert_nonnull(limit);
    for (guint i = 0; i < 200; i++)
        g_string_append_printf(bio, "m%u@energy.example,M,,ENE,mentor,%0999u,,,,,,,,\n", i, i);
    g_assert_false(import_text(store, bio->str, &count, &error));
    g_assert_error(error, FAILURE, FAILURE_TEMPORARY);
    g_autoptr(Person) nobody = load_person(store, PEOPLE + 1);
    g_assert_null(nobody);
}

static void results_become_what_is_to_be_done(void)
{
    static const struct {
        int result;
        FailureCode code;
    } WANTED[] = {
        {SQLITE_BUSY, FAILURE_TEMPORARY},    {SQLITE_FULL, FAILURE_TEMPORARY},
        {SQLITE_IOERR, FAILURE_TEMPORARY},   {SQLITE_IOERR_FSYNC, FAILURE_TEMPORARY},
        {SQLITE_LOCKED, FAILURE_TEMPORARY},  {SQLITE_CORRUPT, FAILURE_OPERATOR},
        {SQLITE_NOTADB, FAILURE_OPERATOR},   {SQLITE_CANTOPEN, FAILURE_OPERATOR},
        {SQLITE_READONLY, FAILURE_OPERATOR}, {SQLITE_AUTH, FAILURE_OPERATOR},
        {SQLITE_SCHEMA, FAILURE_OPERATOR},   {SQLITE_CONSTRAINT, FAILURE_PERMANENT},
    };
    g_autoptr(Store) store = open_empty();
    for (guint i = 0; i < G_N_ELEMENTS(WANTED); i++) {
        g_autoptr(GError) error = NULL;
        set_database_failure(store->db, WANTED[i].result, &error);
        g_assert_error(error, FAILURE, (int)WANTED[i].code);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/store/" #name, name)
    TEST(a_new_database_is_made_for_its_owner_alone);
    TEST(the_connection_is_durable_and_distrustful);
    TEST(what_was_committed_is_there_after_opening_again);
    TEST(a_newer_schema_is_refused_and_left_as_it_is);
    TEST(an_older_schema_is_brought_up_with_all_it_holds);
    TEST(coordinators_of_an_older_schema_become_people);
    TEST(another_programs_database_is_refused);
    TEST(what_is_no_database_is_refused);
    TEST(a_log_without_its_database_is_refused);
    TEST(a_folder_that_is_not_there_needs_the_operator);
    TEST(flipped_bytes_are_refused_or_harmless);
    TEST(a_damaged_page_is_found_wherever_it_is);
    TEST(a_rollback_leaves_nothing);
    TEST(a_locked_database_is_a_passing_failure);
    TEST(a_full_disk_is_a_passing_failure);
    TEST(results_become_what_is_to_be_done);
    return g_test_run();
}
