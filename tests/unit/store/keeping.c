/* SPDX-License-Identifier: MIT */
#include "store/keeping.h"

#include "store/connection.h"
#include "store/ledger.h"
#include "store/outbox.h"
#include "store/strangers.h"
#include "tests/unit/store/fixture.h"

enum { DAY = 86400 };

static Destroyed destroy(Store *store, const KeepingLimits *limits)
{
    g_autoptr(GError) error = NULL;
    Destroyed destroyed;
    begin(store);
    store_destroy_old(store, limits, &destroyed, &error);
    g_assert_no_error(error);
    commit(store);
    return destroyed;
}

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

static void must(Store *store, const char *sql)
{
    g_assert_cmpint(sqlite3_exec(store->db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

/* Request `number`, closed then (0: open), with everything that may hang on it. */
static void add_request(Store *store, gint64 number, gint64 closed_at)
{
    g_autoptr(Effects) effects = effects_of(number);
    Request *request = effects->after->request;
    Offer *offer = add_offer(effects, 1, BEN, OFFER_DECLINED);
    gboolean held = FALSE;
    g_autoptr(Event) event = event_new(EVENT_DECLINED, "cause");
    Matter matter = {
        .kind = MATTER_PEER, .person_id = BEN, .request_number = number, .name = g_strdup("Lee")};
    request->closed_at = closed_at;
    request->state = closed_at != 0 ? REQUEST_CLOSED : REQUEST_LISTED;
    request->message_id = g_strdup("1@treasury.example");
    offer->fitting = g_strdup("budget cuts");
    offer->why = g_strdup("budget");
    g_ptr_array_add(effects->after->unwanted, g_strdup("Lee"));
    effects->wishes_changed = TRUE;
    g_array_append_val(effects->matters, matter);
    save(store, effects);
    event->words = g_strdup("no");
    begin(store);
    g_assert_true(store_hold_event(store, number, event, START_AT, &held, NULL));
    commit(store);
    g_free(matter.name);
}

#define WORDS                                                                                      \
    "SELECT (SELECT count(*) FROM request WHERE situation <> '' OR subject <> ''"                  \
    "         OR message_id IS NOT NULL)"                                                          \
    " + (SELECT count(*) FROM offer WHERE fitting IS NOT NULL OR why IS NOT NULL)"                 \
    " + (SELECT count(*) FROM wish) + (SELECT count(*) FROM held_event)"                           \
    " + (SELECT count(*) FROM matter)"

static void a_requests_words_go_with_all_that_hangs_on_it(void)
{
    g_autoptr(Store) store = open_programme();
    KeepingLimits limits = {.situations_before = START_AT + 30 * DAY};
    add_request(store, 1, START_AT + 30 * DAY);
    add_request(store, 2, START_AT + 30 * DAY + 1);
    add_request(store, 3, 0);
    g_assert_cmpint(ask(store, WORDS), ==, 15);
    g_assert_cmpuint(destroy(store, &limits).requests, ==, 1);
    g_assert_cmpint(ask(store, WORDS), ==, 10);
    g_autoptr(Case) gone = load_case(store, 1);
    g_assert_cmpstr(gone->request->situation, ==, "");
    g_assert_cmpint(gone->request->closed_at, ==, START_AT + 30 * DAY);
    g_assert_cmpuint(gone->offers->len, ==, 1);
    g_assert_cmpuint(destroy(store, &limits).requests, ==, 0);
}

static void a_held_answer_goes_by_itself(void)
{
    g_autoptr(Store) store = open_programme();
    KeepingLimits limits = {.held_before = START_AT};
    add_request(store, 1, 0);
    g_assert_cmpuint(destroy(store, &limits).held, ==, 1);
    g_assert_cmpint(ask(store, "SELECT count(*) FROM held_event"), ==, 0);
    g_assert_cmpint(ask(store, WORDS), ==, 4);
}

static void queue(Store *store, const char *key)
{
    static const char *const BOTH[] = {"anna@treasury.example", "ben@energy.example", NULL};
    g_autoptr(GBytes) bytes = g_bytes_new_static("words", 5);
    gboolean queued = FALSE;
    OutboxLetter letter = {.letter_key = key,
                           .message_id = key,
                           .letter = "asked",
                           .request_number = 1,
                           .created_at = START_AT,
                           .bytes = bytes,
                           .recipients = BOTH};
    begin(store);
    g_assert_true(store_queue_letter(store, &letter, &queued, NULL));
    commit(store);
}

static void a_letters_text_goes_once_every_copy_has_arrived(void)
{
    g_autoptr(Store) store = open_programme();
    KeepingLimits limits = {.letters_before = START_AT + 7 * DAY};
    g_autoptr(GPtrArray) ids = g_ptr_array_new();
    g_autoptr(GBytes) bytes = NULL;
    g_autofree char *references = NULL;
    g_ptr_array_add(ids, (gpointer) "one");
    queue(store, "one");
    must(store, "UPDATE envelope SET state = 'sent', finished_at = 1, reply = '250 to anna@'"
                " WHERE recipient LIKE 'anna%'");
    g_assert_cmpuint(destroy(store, &limits).letters, ==, 0);
    g_assert_cmpint(ask(store, "SELECT length(bytes) FROM letter"), ==, 5);
    must(store, "UPDATE envelope SET state = 'failed', finished_at = 1");
    g_assert_cmpuint(destroy(store, &limits).letters, ==, 1);
    g_assert_cmpint(ask(store, "SELECT length(bytes) FROM letter"), ==, 0);
    g_assert_cmpint(ask(store, "SELECT count(reply) FROM envelope"), ==, 0);
    g_assert_true(store_find_newest_letter(store, ids, &bytes, NULL));
    g_assert_null(bytes);
    g_assert_cmpuint(destroy(store, &limits).letters, ==, 0);
    queue(store, "one"); /* a letter that was written is not written again */
    g_assert_cmpint(ask(store, "SELECT count(*) FROM letter"), ==, 1);
}

static void counts_and_dates_go_after_years(void)
{
    g_autoptr(Store) store = open_programme();
    KeepingLimits limits = {.counts_before = START_AT + DAY, .tokens_before = 100};
    TokenRecord old = {.ref = (char *)"a",
                       .purpose = (char *)"answer",
                       .expires_on = 100,
                       .letter = (char *)"request"};
    TokenRecord young = old;
    LedgerEntry mail = {
        .message_id = "m", .semantic_hash = "h", .outcome = "asked", .handled_at = START_AT};
    young.ref = (char *)"b";
    young.expires_on = 101;
    add_request(store, 1, START_AT + DAY);
    add_request(store, 2, 0);
    queue(store, "one");
    begin(store);
    g_assert_true(store_record_token(store, &old, NULL) && store_record_token(store, &young, NULL)
                  && store_record_handled(store, &mail, NULL)
                  && store_record_quarantine(store, "q", "too large", START_AT + DAY + 1, NULL));
    commit(store);
    g_assert_cmpuint(destroy(store, &limits).counts, ==, 3);
    must(store, "UPDATE envelope SET state = 'sent', finished_at = 1");
    g_assert_cmpuint(destroy(store, &limits).counts, ==, 1);
    g_assert_cmpint(ask(store, "SELECT count(*) FROM request"), ==, 1);
    g_assert_cmpint(ask(store, "SELECT count(*) FROM offer"), ==, 1);
    g_assert_cmpint(ask(store, "SELECT count(*) FROM token"), ==, 1);
    g_assert_cmpint(ask(store, "SELECT count(*) FROM quarantine"), ==, 1);
    g_assert_cmpint(ask(store, "SELECT count(*) FROM envelope"), ==, 0);
}

static gboolean file_holds(const char *path, const char *ending, const char *word)
{
    g_autofree char *name = g_strconcat(path, ending, NULL);
    g_autofree char *contents = NULL;
    gsize length = 0;
    return g_file_get_contents(name, &contents, &length, NULL)
           && memmem(contents, length, word, strlen(word)) != NULL;
}

static Store *open_file(const char *path)
{
    g_autoptr(GError) error = NULL;
    Store *store = store_open(path, &error);
    g_assert_no_error(error);
    must_import(store, AGENCIES);
    must_import(store, PEOPLE_FILE);
    return store;
}

/* Rows of many lengths that come in no order are moved from page to page: SQLite 3.40 leaves some
   words of the moved ones behind, secure_delete or not. And a bio that has changed. */
static void fill_and_empty(Store *store)
{
    must(store, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)"
                " INSERT INTO note (name, value) SELECT printf('%06d', i * 7919 % 100003),"
                " iif(i % 2, 'zebrafinch', 'sparrow') || hex(zeroblob(i * 31 % 150)) FROM n");
    must(store, "DELETE FROM note WHERE value LIKE 'zebrafinch%' AND length(value) % 4 = 0");
    must(store, "UPDATE note SET value = '' WHERE value LIKE 'zebrafinch%'");
    must_import(store, PEOPLE_HEADER "emil@energy.example,Emil Roth,Chief,ENE,mentor,Zebrafinch "
                                     "keeper.,unions,,,,,,2026-06-01,\n");
    must_import(store, PEOPLE_HEADER "emil@energy.example,Emil Roth,Chief,ENE,mentor,Keeper."
                                     ",unions,,,,,,2026-06-01,\n");
}

static void nothing_is_left_in_the_file_or_its_log(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_dir_make_tmp("store-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "m.db", NULL);
    g_autoptr(Store) store = open_file(path);
    fill_and_empty(store);
    g_assert_true(file_holds(path, "", "zebrafinch") || file_holds(path, "-wal", "zebrafinch"));
    g_assert_true(store_erase_traces(store, &error));
    g_assert_no_error(error);
    g_assert_false(file_holds(path, "", "zebrafinch"));
    g_assert_false(file_holds(path, "-wal", "zebrafinch"));
    g_assert_false(file_holds(path, "-shm", "zebrafinch"));
    g_assert_cmpint(ask(store, "SELECT count(*) FROM mentor_search('keeper')"), ==, 1);
    store_close(g_steal_pointer(&store));
    g_unlink(path);
    g_rmdir(folder);
}

static void somebody_who_reads_is_told_of(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_dir_make_tmp("store-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "m.db", NULL);
    g_autoptr(Store) store = open_file(path);
    g_autoptr(Store) other = store_open(path, NULL);
    sqlite3_busy_timeout(store->db, 1);
    must(other, "BEGIN; SELECT count(*) FROM person;");
    g_assert_false(store_erase_traces(store, &error));
    g_assert_error(error, FAILURE, FAILURE_TEMPORARY);
    must(other, "COMMIT");
    g_assert_true(store_erase_traces(store, NULL));
    store_close(g_steal_pointer(&other));
    store_close(g_steal_pointer(&store));
    g_unlink(path);
    g_rmdir(folder);
}

static void what_is_over_of_joining_goes(void)
{
    g_autoptr(Store) store = open_programme();
    KeepingLimits limits = {.now = START_AT, .counts_before = 1000};
    StrangerMail zoe = {.address = "zoe@treasury.example",
                        .name = "Zoe",
                        .message_id = "1",
                        .subject = "Budget",
                        .words = "It is frozen.",
                        .until = START_AT,
                        .seen_until = START_AT + 1};
    StrangerMail yan = zoe;
    gint64 id = 0;
    yan.address = "yan@treasury.example";
    yan.until = START_AT + 1;
    begin(store);
    g_assert_true(store_hold_stranger(store, &zoe, 1, &id, NULL));
    g_assert_true(store_hold_stranger(store, &yan, 1, &id, NULL));
    commit(store);
    must(store, "INSERT INTO stranger_seen (digest, until) VALUES ('a', 5);"
                "INSERT INTO commitment (person_id, version, agreed, message_id, replied_at)"
                " VALUES (3, 1, 1, 'a', 900), (3, 2, 1, 'b', 1000), (4, 1, 1, 'c', 900);"
                "INSERT INTO newcomer (mentor_id, at) VALUES (2, 1);"
                "INSERT INTO newcomer (mentor_id, at) VALUES (3, 1);"
                "INSERT INTO joining (person_id, step) VALUES (1, 'silent')");
    (void)destroy(store, &limits);
    g_assert_cmpint(ask(store, "SELECT count(*) FROM stranger"), ==, 1);
    g_assert_cmpint(ask(store, "SELECT count(*) FROM person WHERE email LIKE 'zoe%'"), ==, 0);
    g_assert_cmpint(ask(store, "SELECT count(*) FROM stranger_seen"), ==, 2);
    g_assert_cmpint(ask(store, "SELECT count(*) FROM commitment"), ==, 2);
    g_assert_cmpint(ask(store, "SELECT version FROM commitment WHERE person_id = 3"), ==, 2);
    g_assert_cmpint(ask(store, "SELECT count(*) FROM newcomer"), ==, 1);
    g_assert_cmpint(ask(store, "SELECT count(*) FROM joining WHERE person_id = 1"), ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define T(name) g_test_add_func("/keeping/" #name, name)
    T(a_requests_words_go_with_all_that_hangs_on_it);
    T(a_held_answer_goes_by_itself);
    T(a_letters_text_goes_once_every_copy_has_arrived);
    T(counts_and_dates_go_after_years);
    T(nothing_is_left_in_the_file_or_its_log);
    T(somebody_who_reads_is_told_of);
    T(what_is_over_of_joining_goes);
    return g_test_run();
}
