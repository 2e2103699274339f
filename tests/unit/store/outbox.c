/* SPDX-License-Identifier: MIT */
#include "store/outbox.h"
#include "store/connection.h"
#include "tests/unit/store/fixture.h"

static const char *const ONE[] = {"anna@treasury.example", NULL};
static const char *const BOTH[] = {"anna@treasury.example", "ben@energy.example", NULL};

/* The key is the message id's local part and the bytes, too. */
static gboolean queue(Store *store, const char *key, gboolean answer, const char *const *to)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *message_id = g_strconcat(key, "@p.example", NULL);
    g_autoptr(GBytes) bytes = g_bytes_new(key, strlen(key));
    gboolean queued = FALSE;
    OutboxLetter letter = {
        .letter_key = key,
        .message_id = message_id,
        .letter = "asked",
        .request_number = 1,
        .person_id = to == ONE ? MENTEE : 0,
        .answer = answer,
        .created_at = START_AT,
        .not_before = 0,
        .bytes = bytes,
        .recipients = to,
    };
    begin(store);
    store_queue_letter(store, &letter, &queued, &error);
    g_assert_no_error(error);
    commit(store);
    return queued;
}

static GPtrArray *take(Store *store, gint64 now, guint limit)
{
    g_autoptr(GError) error = NULL;
    GPtrArray *envelopes = NULL;
    store_take_due_envelopes(store, now, limit, &envelopes, &error);
    g_assert_no_error(error);
    return envelopes;
}

/* The keys of what is due, in order. */
static void assert_due(Store *store, gint64 now, guint limit, const char *wanted)
{
    g_autoptr(GPtrArray) envelopes = take(store, now, limit);
    g_autoptr(GString) keys = g_string_new(NULL);
    for (guint i = 0; i < envelopes->len; i++) {
        const OutboxEnvelope *envelope = envelopes->pdata[i];
        gsize size = 0;
        const char *bytes = g_bytes_get_data(envelope->bytes, &size);
        g_string_append_printf(keys, "%s%.*s", i > 0 ? " " : "", (int)size, bytes);
    }
    g_assert_cmpstr(keys->str, ==, wanted);
}

static void record(Store *store, gint64 id, EnvelopeState state, gint64 next_attempt_at)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) results = g_array_new(FALSE, FALSE, sizeof(EnvelopeResult));
    EnvelopeResult result = {id, state, next_attempt_at, "250 2.0.0 OK", FALSE};
    g_array_append_val(results, result);
    store_record_results(store, results, START_AT + 1, &error);
    g_assert_no_error(error);
}

static gint64 next_at(Store *store)
{
    gint64 at = -1;
    g_assert_true(store_next_envelope_at(store, &at, NULL));
    return at;
}

static void a_letter_is_queued_once(void)
{
    g_autoptr(Store) store = open_programme();
    g_assert_true(queue(store, "k1", FALSE, ONE));
    g_assert_false(queue(store, "k1", FALSE, ONE));
    assert_due(store, START_AT, 10, "k1");
}

static void answers_leave_before_timers_letters_and_the_oldest_first(void)
{
    g_autoptr(Store) store = open_programme();
    queue(store, "timer1", FALSE, ONE);
    queue(store, "timer2", FALSE, ONE);
    queue(store, "answer1", TRUE, ONE);
    queue(store, "answer2", TRUE, ONE);
    assert_due(store, START_AT, 3, "answer1 answer2 timer1");
    assert_due(store, START_AT, 3, "timer2");
    assert_due(store, START_AT, 3, "");
}

static void an_introduction_has_two_envelopes_and_one_id(void)
{
    g_autoptr(Store) store = open_programme();
    queue(store, "intro", FALSE, BOTH);
    g_autoptr(GPtrArray) envelopes = take(store, START_AT, 10);
    g_assert_cmpuint(envelopes->len, ==, 2);
    const OutboxEnvelope *first = envelopes->pdata[0], *second = envelopes->pdata[1];
    g_assert_cmpstr(first->recipient, ==, BOTH[0]);
    g_assert_cmpstr(second->recipient, ==, BOTH[1]);
    g_assert_cmpstr(first->message_id, ==, "intro@p.example");
    g_assert_cmpstr(second->message_id, ==, "intro@p.example");
    g_assert_cmpint(first->state, ==, ENVELOPE_PENDING);
    g_assert_cmpuint(first->attempts, ==, 1);
    g_assert_cmpint(first->created_at, ==, START_AT);
    g_assert_true(g_bytes_equal(first->bytes, second->bytes));
}

static void a_letter_waits_for_its_hour(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(GBytes) bytes = g_bytes_new_static("later", 5);
    gboolean queued = FALSE;
    OutboxLetter letter = {.letter_key = "k",
                           .message_id = "k@p.example",
                           .letter = "reminder",
                           .created_at = START_AT,
                           .not_before = START_AT + 100,
                           .bytes = bytes,
                           .recipients = ONE};
    begin(store);
    g_assert_true(store_queue_letter(store, &letter, &queued, NULL));
    commit(store);
    g_assert_cmpint(next_at(store), ==, START_AT + 100);
    assert_due(store, START_AT + 99, 10, "");
    assert_due(store, START_AT + 100, 10, "later");
    g_assert_cmpint(next_at(store), ==, 0);
}

static void every_result_leads_where_the_header_says(void)
{
    static const struct {
        EnvelopeState state;
        gboolean again;
    } WANTED[] = {
        {ENVELOPE_DEFERRED, TRUE},
        {ENVELOPE_UNCERTAIN, TRUE},
        {ENVELOPE_SENT, FALSE},
        {ENVELOPE_FAILED, FALSE},
    };
    for (guint i = 0; i < G_N_ELEMENTS(WANTED); i++) {
        g_autoptr(Store) store = open_programme();
        queue(store, "k", FALSE, ONE);
        g_autoptr(GPtrArray) first = take(store, START_AT, 1);
        record(store, ((OutboxEnvelope *)first->pdata[0])->id, WANTED[i].state, START_AT + 300);
        g_assert_cmpint(next_at(store), ==, WANTED[i].again ? START_AT + 300 : 0);
        assert_due(store, START_AT + 299, 1, "");
        g_autoptr(GPtrArray) second = take(store, START_AT + 300, 1);
        g_assert_cmpuint(second->len, ==, WANTED[i].again);
        if (!WANTED[i].again)
            continue;
        const OutboxEnvelope *envelope = second->pdata[0];
        g_assert_cmpint(envelope->state, ==, WANTED[i].state);
        g_assert_cmpuint(envelope->attempts, ==, 2);
    }
}

static void a_letter_that_waits_for_its_hour_can_be_taken_back(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(GBytes) bytes = g_bytes_new_static("later", 5);
    gboolean queued = FALSE;
    OutboxLetter letter = {.letter_key = "k",
                           .message_id = "k@p.example",
                           .letter = "no-answer",
                           .request_number = 7,
                           .person_id = 3,
                           .offer_number = 2,
                           .timer = TRUE,
                           .created_at = START_AT,
                           .not_before = START_AT + 100,
                           .bytes = bytes,
                           .recipients = ONE};
    begin(store);
    g_assert_true(store_queue_letter(store, &letter, &queued, NULL));
    g_assert_true(store_drop_waiting(store, 7, 1, NULL));
    g_assert_true(store_drop_waiting(store, 8, 2, NULL));
    g_assert_cmpint(next_at(store), ==, START_AT + 100);
    g_assert_true(store_drop_waiting(store, 7, 2, NULL));
    commit(store);
    g_assert_cmpint(next_at(store), ==, 0);
    queue(store, "answer", FALSE, ONE);
    begin(store);
    g_assert_true(store_drop_waiting(store, 0, 0, NULL));
    commit(store);
    assert_due(store, START_AT, 1, "answer");
}

static void an_attempt_that_was_none_does_not_count(void)
{
    g_autoptr(Store) store = open_programme();
    queue(store, "k", FALSE, ONE);
    g_autoptr(GPtrArray) first = take(store, START_AT, 1);
    EnvelopeResult result = {.id = ((OutboxEnvelope *)first->pdata[0])->id,
                             .state = ENVELOPE_PENDING,
                             .next_attempt_at = START_AT + 1,
                             .untried = TRUE};
    g_autoptr(GArray) results = g_array_new(FALSE, FALSE, sizeof result);
    g_array_append_val(results, result);
    g_assert_true(store_record_results(store, results, START_AT, NULL));
    g_autoptr(GPtrArray) second = take(store, START_AT + 1, 1);
    g_assert_cmpuint(((OutboxEnvelope *)second->pdata[0])->attempts, ==, 1);
    g_assert_cmpint(((OutboxEnvelope *)second->pdata[0])->state, ==, ENVELOPE_PENDING);
}

static void what_was_inflight_when_all_died_is_uncertain(void)
{
    g_autoptr(Store) store = open_programme();
    queue(store, "k", FALSE, ONE);
    assert_due(store, START_AT, 1, "k");
    g_assert_true(store_recover_inflight(store, START_AT + 5, NULL));
    g_assert_cmpint(next_at(store), ==, START_AT + 5);
    g_autoptr(GPtrArray) again = take(store, START_AT + 5, 1);
    g_assert_cmpint(((OutboxEnvelope *)again->pdata[0])->state, ==, ENVELOPE_UNCERTAIN);
    record(store, ((OutboxEnvelope *)again->pdata[0])->id, ENVELOPE_SENT, 0);
    g_assert_true(store_recover_inflight(store, START_AT + 700, NULL));
    g_assert_cmpint(next_at(store), ==, 0);
}

static void a_letter_that_is_rolled_back_was_never_there(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(GBytes) bytes = g_bytes_new_static("", 0);
    gboolean queued = FALSE;
    OutboxLetter letter = {.letter_key = "k",
                           .message_id = "k@p.example",
                           .letter = "asked",
                           .created_at = START_AT,
                           .bytes = bytes,
                           .recipients = BOTH};
    begin(store);
    g_assert_true(store_queue_letter(store, &letter, &queued, NULL));
    g_assert_true(queued);
    store_rollback(store);
    assert_due(store, START_AT, 10, "");
    g_assert_true(queue(store, "k", FALSE, ONE));
}

static void answers_are_counted_for_the_loop_cap(void)
{
    g_autoptr(Store) store = open_programme();
    guint count = 9;
    queue(store, "a", TRUE, ONE);
    queue(store, "b", TRUE, ONE);
    queue(store, "c", FALSE, ONE);
    queue(store, "d", TRUE, BOTH);
    g_assert_true(store_count_answers(store, MENTEE, START_AT, &count, NULL));
    g_assert_cmpuint(count, ==, 2);
    g_assert_true(store_count_answers(store, MENTEE, START_AT + 1, &count, NULL));
    g_assert_cmpuint(count, ==, 0);
}

static void assert_references(Store *store, gint64 person_id, guint limit, const char *wanted)
{
    g_autofree char *references = NULL;
    g_assert_true(store_thread_references(store, 1, person_id, limit, &references, NULL));
    g_assert_cmpstr(references, ==, wanted);
}

static void a_thread_keeps_its_first_and_its_newest_ids(void)
{
    g_autoptr(Store) store = open_programme();
    assert_references(store, MENTEE, 3, NULL);
    queue(store, "a", FALSE, ONE);
    assert_references(store, MENTEE, 3, "<a@p.example>");
    queue(store, "intro", FALSE, BOTH);
    for (const char *key = "b\0c\0d\0e\0"; *key != '\0'; key += 2)
        queue(store, key, FALSE, ONE);
    assert_references(store, MENTEE, 3, "<a@p.example> <d@p.example> <e@p.example>");
    assert_references(store, MENTEE, 5,
                      "<a@p.example> <b@p.example> <c@p.example> <d@p.example> <e@p.example>");
    assert_references(store, MENTEE, 1, "<a@p.example>");
    assert_references(store, BEN, 3, NULL);
}

static void a_token_is_found_as_it_was_recorded(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(TokenRecord) found = NULL, unknown = NULL, hostile = NULL;
    TokenRecord record = {.ref = (char *)"abcdefghij",
                          .purpose = (char *)"pick",
                          .request_number = 7,
                          .offer_number = 2,
                          .person_id = MENTEE,
                          .expires_on = 740000,
                          .about_id = BEN,
                          .letter = (char *)"shortlist"};
    g_assert_true(store_record_token(store, &record, NULL));
    g_assert_true(store_record_token(store, &record, NULL));
    g_assert_true(store_find_token(store, "abcdefghij", &found, NULL));
    g_assert_cmpstr(found->ref, ==, "abcdefghij");
    g_assert_cmpstr(found->purpose, ==, "pick");
    g_assert_cmpint(found->request_number, ==, 7);
    g_assert_cmpuint(found->offer_number, ==, 2);
    g_assert_cmpint(found->person_id, ==, MENTEE);
    g_assert_cmpuint(found->expires_on, ==, 740000);
    g_assert_cmpint(found->about_id, ==, BEN);
    g_assert_cmpstr(found->letter, ==, "shortlist");
    g_assert_true(store_find_token(store, "jihgfedcba", &unknown, NULL));
    g_assert_null(unknown);
    g_assert_true(store_find_token(store, "' OR '1'='1", &hostile, NULL));
    g_assert_null(hostile);
}

static void a_timers_letter_can_be_put_off_before_it_was_tried(void)
{
    g_autoptr(Store) store = open_programme();
    g_autoptr(GPtrArray) letters = NULL, later = NULL;
    g_autoptr(GBytes) bytes = g_bytes_new("dated", 5);
    gboolean queued = FALSE;
    OutboxLetter letter = {.letter_key = "t",
                           .message_id = "t@p.example",
                           .letter = "digest",
                           .person_id = BEN,
                           .timer = TRUE,
                           .created_at = START_AT,
                           .not_before = START_AT,
                           .bytes = bytes,
                           .recipients = ONE};
    queue(store, "answer", TRUE, ONE);
    begin(store);
    g_assert_true(store_queue_letter(store, &letter, &queued, NULL));
    commit(store);
    g_assert_true(store_list_waiting(store, START_AT, 10, &letters, NULL));
    g_assert_cmpuint(letters->len, ==, 1);
    WaitingLetter *waiting = letters->pdata[0];
    g_assert_cmpstr(waiting->time_zone, ==, "America/Denver");
    waiting->not_before = START_AT + 60;
    begin(store);
    g_assert_true(store_put_off_letter(store, waiting, bytes, NULL));
    commit(store);
    g_assert_true(store_list_waiting(store, START_AT + 59, 10, &later, NULL));
    g_assert_cmpuint(later->len, ==, 0);
    assert_due(store, START_AT + 59, 10, "answer");
    assert_due(store, START_AT + 60, 10, "dated");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add_func("/store/" #name, name)
    TEST(a_letter_is_queued_once);
    TEST(answers_leave_before_timers_letters_and_the_oldest_first);
    TEST(an_introduction_has_two_envelopes_and_one_id);
    TEST(a_letter_waits_for_its_hour);
    TEST(every_result_leads_where_the_header_says);
    TEST(a_letter_that_waits_for_its_hour_can_be_taken_back);
    TEST(a_timers_letter_can_be_put_off_before_it_was_tried);
    TEST(an_attempt_that_was_none_does_not_count);
    TEST(what_was_inflight_when_all_died_is_uncertain);
    TEST(a_letter_that_is_rolled_back_was_never_there);
    TEST(answers_are_counted_for_the_loop_cap);
    TEST(a_thread_keeps_its_first_and_its_newest_ids);
    TEST(a_token_is_found_as_it_was_recorded);
    return g_test_run();
}
