/* SPDX-License-Identifier: MIT */
/* An SMTP session with a server that says anything at any time: every letter gets one outcome, and
   none is called sent before it went out whole. */
#include "submission/dialogue.h"

#include "tests/fuzz/fuzz.h"

enum { LETTERS = 4, STEPS_MAX = 4000, SECOND = 1000000 };

typedef struct {
    Envelope envelopes[LETTERS];
    guint offered;
    guint reports[LETTERS];
    GString *written; /* everything that the server was given */
} Session;

/* Which letter is whole in what was written, the final dot included. */
static gboolean went_out(const Session *session, gint64 id)
{
    g_autofree char *end = g_strdup_printf("This is letter %d.\r\n.\r\n", (int)id);
    return strstr(session->written->str, end) != NULL;
}

static void note(const Envelope *envelope, Outcome outcome, const char *reply, gpointer data)
{
    Session *session = data;
    gint64 id = envelope->id;
    fuzz_check_line(reply, 200);
    g_assert_true(g_str_is_ascii(reply));
    g_assert_cmpint(id, <, (gint64)session->offered);
    session->reports[id]++;
    g_assert_cmpuint(session->reports[id], ==, 1);
    if (outcome == OUTCOME_SENT || outcome == OUTCOME_UNCERTAIN)
        g_assert_true(went_out(session, id));
    if (outcome == OUTCOME_UNTRIED)
        g_assert_false(went_out(session, id));
}

static void write_some(Dialogue *dialogue, Session *session, size_t most, gint64 now)
{
    size_t length = 0;
    const char *bytes = dialogue_output(dialogue, &length);
    length = MIN(length, most);
    if (length == 0)
        return;
    g_string_append_len(session->written, bytes, (gssize)length);
    dialogue_wrote(dialogue, length, now);
}

static void offer(Dialogue *dialogue, Session *session, gint64 now)
{
    if (session->offered < LETTERS && dialogue_wants_letter(dialogue))
        dialogue_offer(dialogue, &session->envelopes[session->offered++], now);
}

static void receive(Dialogue *dialogue, Input *input, size_t length, gint64 now)
{
    length = MIN(length, input->left);
    dialogue_receive(dialogue, input->at, length, now);
    input->at += length;
    input->left -= length;
}

/* What the world does next: digits are the beginning of what the server says, up to the line end
   or so many bytes. */
static void step(Dialogue *dialogue, Session *session, Input *input, gint64 *now)
{
    const char *end = memchr(input->at, '\n', input->left);
    guint8 what = (guint8)*input->at;
    if (g_ascii_isdigit(what)) {
        receive(dialogue, input, end != NULL ? (size_t)(end - input->at) + 1 : input->left, *now);
        return;
    }
    fuzz_byte(input);
    if (what == 'o')
        offer(dialogue, session, *now);
    else if (what == 'w')
        write_some(dialogue, session, G_MAXSIZE, *now);
    else if (what == 'p')
        write_some(dialogue, session, fuzz_byte(input), *now);
    else if (what == 't')
        dialogue_tick(dialogue, *now += (gint64)fuzz_byte(input) * SECOND);
    else if (what == 'r')
        receive(dialogue, input, fuzz_byte(input), *now);
    else if (what == 'z' && !dialogue_is_busy(dialogue))
        dialogue_resume(dialogue);
    else if (what == 'x')
        dialogue_lose(dialogue, "the connection broke");
}

static void session_init(Session *session)
{
    *session = (Session){.written = g_string_new(NULL)};
    for (guint i = 0; i < LETTERS; i++) {
        char *letter = g_strdup_printf("Subject: x\r\n\r\n.\r\n..This is letter %u.\r\n"
                                       "This is letter %u.\r\n",
                                       i, i);
        session->envelopes[i] = (Envelope){.id = i,
                                           .sender = "mentoring@programme.example",
                                           .recipient = "ben@energy.example",
                                           .message_id = "m@programme.example",
                                           .bytes = g_bytes_new_take(letter, strlen(letter))};
    }
}

static void session_clear(Session *session)
{
    for (guint i = 0; i < LETTERS; i++) {
        g_assert_cmpuint(session->reports[i], ==, i < session->offered);
        g_bytes_unref(session->envelopes[i].bytes);
    }
    g_string_free(session->written, TRUE);
}

FUZZ(input)
{
    Session session;
    gint64 now = 1000 * (gint64)SECOND;
    session_init(&session);
    const DialogueOptions options = {.client_name = "programme.example",
                                     .reply_microseconds = 60 * (gint64)SECOND,
                                     .finish_microseconds = 120 * (gint64)SECOND,
                                     .report = note,
                                     .data = &session};
    g_autoptr(Dialogue) dialogue = dialogue_new(&options, now);
    for (guint i = 0; i < STEPS_MAX && input->left > 0; i++) {
        step(dialogue, &session, input, &now);
        g_assert_cmpint(dialogue_deadline(dialogue), >=, 1000 * (gint64)SECOND);
        if (dialogue_fault(dialogue) != NULL)
            g_assert_false(dialogue_wants_letter(dialogue));
    }
    dialogue_lose(dialogue, "the end");
    session_clear(&session);
}
