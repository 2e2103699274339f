/* SPDX-License-Identifier: MIT */
#include "store/ledger.h"
#include "store/connection.h"
#include "store/outbox.h"
#include "tests/unit/store/fixture.h"

static gboolean is_handled(Store *store, const char *message_id, const char *hash)
{
    g_autoptr(GError) error = NULL;
    gboolean handled = FALSE;
    store_is_handled(store, message_id, hash, &handled, &error);
    g_assert_no_error(error);
    return handled;
}

static void record(Store *store, const char *message_id, const char *hash, const char *outcome)
{
    LedgerEntry entry = {message_id, hash, outcome, MENTEE, 1, START_AT};
    g_autoptr(GError) error = NULL;
    store_record_handled(store, &entry, &error);
    g_assert_no_error(error);
}

static void the_same_mail_is_handled_once(void)
{
    g_autoptr(Store) store = open_programme();
    g_assert_false(is_handled(store, "1@x.example", "aa"));
    record(store, "1@x.example", "aa", "asked");
    g_assert_true(is_handled(store, "1@x.example", "aa"));
    record(store, "1@x.example", "aa", "duplicate");
    g_auto(Query) query = query_new(store, "SELECT group_concat(outcome) FROM ledger");
    g_assert_true(query_next(&query));
    g_autofree char *outcomes = row_text(&query, 0);
    g_assert_cmpstr(outcomes, ==, "asked");
}

static void a_borrowed_message_id_hides_no_other_mail(void)
{
    g_autoptr(Store) store = open_programme();
    record(store, "1@x.example", "aa", "asked");
    g_assert_false(is_handled(store, "1@x.example", "bb"));
    g_assert_false(is_handled(store, "2@x.example", "aa"));
    record(store, "", "cc", "asked");
    g_assert_true(is_handled(store, "", "cc"));
    g_assert_false(is_handled(store, "", "dd"));
}

/* The strikes before it was taken. */
static guint take_in_hand(Store *store, const char *name)
{
    guint strikes = 99;
    g_assert_true(store_strikes(store, name, &strikes, NULL));
    g_assert_true(store_take_in_hand(store, name, NULL));
    return strikes;
}

static void strikes_are_counted_until_the_mail_is_let_go(void)
{
    g_autoptr(Store) store = open_programme();
    g_assert_cmpuint(take_in_hand(store, "1:7"), ==, 0);
    g_assert_cmpuint(take_in_hand(store, "1:7"), ==, 1);
    g_assert_cmpuint(take_in_hand(store, "1:8"), ==, 0);
    g_assert_cmpuint(take_in_hand(store, "1:7"), ==, 2);
    g_assert_true(store_let_go(store, "1:7", NULL));
    g_assert_true(store_let_go(store, "1:9", NULL));
    g_assert_cmpuint(take_in_hand(store, "1:7"), ==, 0);
    g_assert_cmpuint(take_in_hand(store, "1:8"), ==, 1);
}

static void a_note_is_kept_replaced_and_forgotten(void)
{
    g_autoptr(Store) store = open_programme();
    g_autofree char *none = NULL, *first = NULL, *second = NULL, *last = NULL;
    g_assert_true(store_get_note(store, "mailbox", &none, NULL));
    g_assert_null(none);
    g_assert_true(store_set_note(store, "mailbox", "up", NULL));
    g_assert_true(store_get_note(store, "mailbox", &first, NULL));
    g_assert_cmpstr(first, ==, "up");
    g_assert_true(store_set_note(store, "mailbox", "", NULL));
    g_assert_true(store_get_note(store, "mailbox", &second, NULL));
    g_assert_cmpstr(second, ==, "");
    g_assert_true(store_set_note(store, "mailbox", NULL, NULL));
    g_assert_true(store_get_note(store, "mailbox", &last, NULL));
    g_assert_null(last);
}

static void an_empty_programme_has_an_empty_status(void)
{
    g_autoptr(Store) store = open_empty();
    StoreStatus status;
    memset(&status, 0xff, sizeof status);
    g_assert_true(store_status(store, &status, NULL));
    g_assert_cmpuint(status.people + status.mentors + status.requests_open, ==, 0);
    g_assert_cmpint(status.last_handled_at + status.last_sent_at + status.next_deadline_at, ==, 0);
}

static void queue(Store *store, const char *key)
{
    static const char *const TO[] = {"anna@treasury.example", NULL};
    g_autoptr(GBytes) bytes = g_bytes_new(key, 1);
    gboolean queued = FALSE;
    OutboxLetter letter = {.letter_key = key,
                           .message_id = key,
                           .letter = "asked",
                           .created_at = START_AT,
                           .bytes = bytes,
                           .recipients = TO};
    begin(store);
    g_assert_true(store_queue_letter(store, &letter, &queued, NULL));
    commit(store);
}

static void send_some(Store *store)
{
    static const EnvelopeState STATES[] = {ENVELOPE_SENT, ENVELOPE_FAILED, ENVELOPE_UNCERTAIN,
                                           ENVELOPE_DEFERRED};
    g_autoptr(GPtrArray) envelopes = NULL;
    g_autoptr(GArray) results = g_array_new(FALSE, FALSE, sizeof(EnvelopeResult));
    for (const char *key = "a\0b\0c\0d\0e\0"; *key != '\0'; key += 2)
        queue(store, key);
    g_assert_true(store_take_due_envelopes(store, START_AT, 5, &envelopes, NULL));
    for (guint i = 0; i < G_N_ELEMENTS(STATES); i++) {
        EnvelopeResult result = {((OutboxEnvelope *)envelopes->pdata[i])->id, STATES[i],
                                 START_AT + 60, NULL, FALSE};
        g_array_append_val(results, result);
    }
    g_assert_true(store_record_results(store, results, START_AT + 3, NULL));
    queue(store, "f");
}

static void the_status_counts_what_waits(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(Effects) open = effects_of(1), closed = effects_of(2);
    StoreStatus status;
    add_offer(open, 1, BEN, OFFER_ASKED);
    case_set_deadline(open->after, DEADLINE_REMIND, 1, START_AT + 99);
    closed->after->request->state = REQUEST_CLOSED;
    save(store, open);
    save(store, closed);
    record(store, "1", "a", "asked");
    g_assert_true(store_record_quarantine(store, "1:7", "too many strikes", START_AT, NULL));
    send_some(store);
    g_assert_true(store_status(store, &status, NULL));
    g_assert_cmpuint(status.requests_open, ==, 1);
    g_assert_cmpuint(status.offers_waiting, ==, 1);
    g_assert_cmpuint(status.letters_waiting, ==, 3);
    g_assert_cmpuint(status.letters_uncertain, ==, 1);
    g_assert_cmpuint(status.letters_failed, ==, 1);
    g_assert_cmpuint(status.quarantined, ==, 1);
    g_assert_cmpuint(status.people, ==, 6);
    g_assert_cmpuint(status.mentors, ==, 3);
    g_assert_cmpint(status.last_handled_at, ==, START_AT);
    g_assert_cmpint(status.last_sent_at, ==, START_AT + 3);
    g_assert_cmpint(status.next_deadline_at, ==, START_AT + 99);
}

static void run_digest(Store *store)
{
    g_autoptr(GPtrArray) coordinators = NULL, matters = NULL;
    gint64 agency_id = 0, energy = 2;
    g_assert_true(store_next_digest(store, START_AT, &agency_id, NULL));
    g_assert_true(store_list_coordinators(store, energy, ZONE, &coordinators, NULL));
    g_assert_true(store_list_matters(store, energy, &matters, NULL));
    g_assert_cmpuint(matters->len, ==, 1);
    g_assert_true(store_record_digest(store, matters->pdata[0], START_AT, NULL));
    g_assert_true(store_put_off_digest(store, energy, START_AT, START_AT + 1, NULL));
}

/* Together with a search this fills the cache with every statement. */
static void use_everything(Store *store)
{
    g_autoptr(Effects) effects = effects_of(9);
    g_autoptr(Event) event = event_new(EVENT_AWAY, "a"), held = NULL;
    g_autoptr(Person) person = NULL;
    g_autofree char *references = NULL, *note = NULL;
    TokenRecord *token = NULL;
    gint64 at = 0, number = 0, dora = DORA;
    guint count = 0;
    gboolean found = FALSE;
    Deadline deadline;
    Matter matter = {MATTER_UNCLEAR, EMIL, 9, 1, NULL};
    Offer *offer = add_offer(effects, 1, EMIL, OFFER_ASKED);
    offer->asked_at = START_AT;
    g_array_append_val(effects->committed, dora);
    g_array_append_val(effects->matters, matter);
    g_ptr_array_add(effects->after->unwanted, g_strdup("Lee"));
    effects->wishes_changed = TRUE;
    save(store, effects);
    run_digest(store);
    offer->state = OFFER_DECLINED;
    save(store, effects);
    g_assert_true(store_find_person(store, "ben@energy.example", ZONE, &person, NULL));
    g_assert_true(store_record_absence(store, BEN, START_AT, NULL));
    g_autoptr(Case) loaded = load_case(store, 9);
    g_assert_nonnull(loaded);
    g_assert_true(store_find_named(store, "Ben", ZONE, loaded->named, NULL));
    g_assert_true(store_next_request_number(store, &number, NULL));
    g_assert_true(store_next_deadline(store, START_AT, &number, &deadline, &found, NULL));
    g_assert_true(store_next_clock_at(store, &at, NULL));
    gboolean is_first = FALSE;
    g_assert_true(store_hold_event(store, 9, event, START_AT, &is_first, NULL));
    g_assert_true(store_take_held_event(store, 9, 0, &held, NULL));
    g_assert_true(is_handled(store, "1", "a"));
    take_in_hand(store, "x");
    g_assert_true(store_let_go(store, "x", NULL));
    g_assert_true(store_get_note(store, "x", &note, NULL));
    g_assert_true(store_count_answers(store, MENTEE, 0, &count, NULL));
    g_assert_true(store_thread_references(store, 9, MENTEE, 3, &references, NULL));
    g_assert_true(store_find_token(store, "x", &token, NULL));
    g_assert_true(store_recover_inflight(store, START_AT, NULL));
}

static void search_all_ways(Store *store)
{
    for (guint i = 0; i < 8; i++) {
        MentorSearch search = {.situation = "budget cuts",
                               .default_zone = ZONE,
                               .side = i % 3,
                               .standby_only = i / 4,
                               .any_topic = i / 2 % 2,
                               .shown = 5};
        g_autoptr(GPtrArray) candidates = NULL;
        g_assert_true(store_search_mentors(store, &search, &candidates, NULL));
    }
}

static gboolean grows(const char *plan)
{
    static const char *const TABLES[] = {"ledger",
                                         "letter",
                                         "l",
                                         "envelope",
                                         "e",
                                         "request",
                                         "r",
                                         "offer",
                                         "o",
                                         "deadline",
                                         "token",
                                         "person",
                                         "p",
                                         "person_address",
                                         "agency_domain",
                                         "held_event",
                                         "wish",
                                         "in_hand",
                                         "matter",
                                         "m",
                                         "note"};
    g_auto(GStrv) words = g_strsplit(plan, " ", 3);
    if (!g_str_equal(words[0], "SCAN"))
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(TABLES); i++)
        if (g_str_equal(words[1], TABLES[i]))
            return words[2] == NULL || strstr(words[2], "USING") == NULL;
    return FALSE;
}

static guint check_plan(sqlite3 *db, const char *sql)
{
    g_autofree char *explain = g_strconcat("EXPLAIN QUERY PLAN ", sql, NULL);
    sqlite3_stmt *statement = NULL;
    guint lines = 0;
    g_assert_cmpint(sqlite3_prepare_v2(db, explain, -1, &statement, NULL), ==, SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        const char *plan = (const char *)sqlite3_column_text(statement, 3);
        lines++;
        if (grows(plan))
            g_error("%s\n%s", plan, sql);
    }
    sqlite3_finalize(statement);
    return lines;
}

static void no_statement_reads_a_growing_table_through(void)
{
    g_autoptr(Store) store = open_programme();
    StoreStatus status;
    GHashTableIter statements;
    gpointer sql = NULL;
    guint lines = 0;
    must_import(store, PEOPLE_FILE);
    must_import(store, AGENCIES);
    record(store, "1", "a", "asked");
    send_some(store);
    use_everything(store);
    search_all_ways(store);
    g_assert_true(store_status(store, &status, NULL));
    g_hash_table_iter_init(&statements, store->statements);
    while (g_hash_table_iter_next(&statements, &sql, NULL))
        lines += check_plan(store->db, sql);
    g_assert_cmpuint(g_hash_table_size(store->statements), >=, 50);
    g_assert_cmpuint(lines, >=, 40);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/store/" #name, name)
    TEST(the_same_mail_is_handled_once);
    TEST(a_borrowed_message_id_hides_no_other_mail);
    TEST(strikes_are_counted_until_the_mail_is_let_go);
    TEST(a_note_is_kept_replaced_and_forgotten);
    TEST(an_empty_programme_has_an_empty_status);
    TEST(the_status_counts_what_waits);
    TEST(no_statement_reads_a_growing_table_through);
    return g_test_run();
}
