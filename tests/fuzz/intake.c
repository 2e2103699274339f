/* SPDX-License-Identifier: MIT */
/* Message to Event: no machine accepts, declines or chooses, and nobody is chosen who is unknown.
 */
#include "intake/intake.h"

#include "base/text.h"
#include "tests/fuzz/fuzz.h"

enum { NOW = 1782990000 };

static Case *sample_case(void)
{
    Request *request = g_new0(Request, 1);
    request->number = 42;
    request->subject = g_strdup("x");
    request->situation = g_strdup("y");
    return case_new(request);
}

static Message *sample_message(Input *input)
{
    Message *message = message_new();
    g_autofree char *subject = fuzz_string(input);
    g_autofree char *reply = fuzz_string(input);
    g_free(message->subject);
    g_free(message->reply);
    message->subject = text_single_line(subject, 400);
    message->reply = text_clean(reply, -1);
    return message;
}

static void check_event(const Event *event, const Message *message)
{
    gboolean decides = event->kind != EVENT_AWAY && event->kind != EVENT_UNCLEAR
                       && event->kind != EVENT_MENTEE_UNCLEAR;
    if (message->class != MESSAGE_PERSON && message->class != MESSAGE_UNREADABLE)
        g_assert_false(decides);
    g_assert_cmpuint(event->names->len, ==, 0);
    if (event->words != NULL)
        fuzz_check_utf8(event->words, 8192);
    g_assert_true(event->back_at == 0 || event->back_at > NOW - 90000);
}

FUZZ(input)
{
    guint8 how = fuzz_byte(input);
    g_autoptr(Message) message = sample_message(input);
    g_autoptr(Case) case_ = sample_case();
    g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("America/New_York");
    message->class = (MessageClass)(how % (MESSAGE_UNREADABLE + 1));
    IntakeContext context = {.case_ = case_, .zone = zone, .now = NOW, .offer_number = 1};
    for (LetterKind kind = 0; kind < LETTER_COUNT; kind++) {
        context.letter = kind;
        context.purpose = letter_kind_purpose(kind);
        g_autoptr(Event) event = intake_understand(message, &context, "cause");
        if (event != NULL)
            check_event(event, message);
    }
    g_autofree char *words = intake_words(message);
    fuzz_check_utf8(words, strlen(message->subject) + strlen(message->reply) + 1);
    (void)intake_is_request(message);
    (void)intake_asks_for_help(message);
}
