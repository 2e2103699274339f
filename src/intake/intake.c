/* SPDX-License-Identifier: MIT */
#include "intake/intake.h"

#include <string.h>

#include "base/text.h"
#include "intake/answer.h"
#include "intake/choice.h"
#include "intake/date.h"
#include "intake/mentee-question.h"
#include "intake/mention.h"
#include "intake/subject.h"
#include "intake/words.h"
#include "programme/joining.h"

enum {
    QUOTED_LINE_MAX = 200,
    EXPLANATION_BYTES = 4000,
    REQUEST_WORDS_MIN = 6,
    THANKS_WORDS_MAX = 20,
    PEER_MAX = 60 /* characters */
};

/* A button's body names its letter where the address cannot: "ACCEPT", then "Ref: TOKEN". */
static char *without_reference(const char *text)
{
    GString *kept = g_string_sized_new(strlen(text) + 2);
    for (const char *line = text; line != NULL;) {
        const char *end = strchr(line, '\n');
        gsize length = end != NULL ? (gsize)(end - line) : strlen(line);
        if (g_ascii_strncasecmp(line, "ref: ", 5) != 0) {
            g_string_append_len(kept, line, (gssize)length);
            g_string_append_c(kept, '\n');
        }
        line = end != NULL ? end + 1 : NULL;
    }
    return g_string_free(kept, FALSE);
}

/* A button's body is a word and our reference. Our reference below more than that is the letter
   itself, whose quote nobody marked: then it cannot be told who says what. */
static gboolean holds_our_letter(const char *reply)
{
    enum { BUTTON_WORDS_MAX = 5 };
    const char *reference = strstr(reply, "Ref: ");
    if (reference == NULL || (reference != reply && reference[-1] != '\n'))
        return FALSE;
    g_autofree char *above = g_strndup(reply, (gsize)(reference - reply));
    g_autoptr(Words) words = words_split_first(above, BUTTON_WORDS_MAX + 1);
    return words->words->len > BUTTON_WORDS_MAX;
}

/* What was typed, without the reference of a button. */
static char *typed_words(const Message *message)
{
    if (holds_our_letter(message->reply))
        return g_strdup("");
    g_autofree char *text = without_reference(message->reply);
    return g_strdup(g_strstrip(text));
}

/* Behind a body that could not be read there may be anything: there the subject says nothing. */
char *intake_words(const Message *message)
{
    g_autofree char *typed = typed_words(message);
    g_autofree char *button =
        message->class == MESSAGE_PERSON ? subject_button(message->subject) : NULL;
    if (button == NULL || g_ascii_strcasecmp(button, typed) == 0)
        return g_steal_pointer(&typed);
    return *typed == '\0' ? g_steal_pointer(&button) : g_strdup_printf("%s.\n\n%s", button, typed);
}

/* The first line of what was said, for letters that quote it. */
static char *quotable_line(const char *words)
{
    while (*words == '\n' || *words == ' ')
        words++;
    g_autofree char *first = g_strndup(words, strcspn(words, "\n"));
    return text_single_line(first, QUOTED_LINE_MAX);
}

/* Somebody's own words, as they are passed on. */
static char *bounded_words(const char *words)
{
    g_autofree char *text = text_unwrap(words);
    return text_truncate(text, EXPLANATION_BYTES);
}

/* A bare "Decline" explains nothing. */
static char *explanation_of(const char *words)
{
    g_autoptr(Words) split = words_split(words);
    return split->words->len > 2 ? bounded_words(words) : NULL;
}

static Event *understand_mentor(const Message *message, const IntakeContext *context,
                                const char *cause)
{
    if (message->class == MESSAGE_AUTOREPLY) {
        g_autofree char *text = g_strdup_printf("%s\n%s", message->subject, message->reply);
        Event *event = event_new(EVENT_AWAY, cause);
        event->back_at = date_of_return(text, context->now, context->zone);
        return event;
    }
    g_autofree char *words = intake_words(message);
    g_autoptr(Answer) answer = answer_read(words, context->now, context->zone);
    g_autofree char *typed = typed_words(message);
    switch (answer->class) {
    case ANSWER_ACCEPT:
        return event_new(EVENT_ACCEPTED, cause);
    case ANSWER_DECLINE: {
        Event *event = event_new(EVENT_DECLINED, cause);
        event->words = explanation_of(typed);
        event->peer = answer->peer != NULL ? text_single_line(answer->peer, PEER_MAX) : NULL;
        return event;
    }
    case ANSWER_UNCLEAR:
        if (message->class == MESSAGE_PERSON && is_mentee_question(words)) {
            Event *event = event_new(EVENT_QUESTION, cause);
            event->words = bounded_words(typed);
            return event;
        }
        return event_new(EVENT_UNCLEAR, cause);
    }
    g_assert_not_reached();
}

static Event *event_with_choice(EventKind kind, const char *cause, Choice *choice)
{
    Event *event = event_new(kind, cause);
    g_array_append_vals(event->numbers, choice->numbers->data, choice->numbers->len);
    for (guint i = 0; i < choice->names->len; i++)
        g_ptr_array_add(event->names, g_strdup(choice->names->pdata[i]));
    event->words = g_steal_pointer(&choice->line);
    return event;
}

static GPtrArray *mentor_names(const Case *case_)
{
    GPtrArray *names = g_ptr_array_new();
    for (guint i = 0; i < case_->offers->len; i++)
        g_ptr_array_add(names, case_mentor(case_, case_->offers->pdata[i])->name);
    return names;
}

/* "Both" is sure only where there are two. */
static Event *understand_both(const IntakeContext *context, const char *cause)
{
    OfferState state = context->purpose == PURPOSE_CHOOSE ? OFFER_ACCEPTED : OFFER_LISTED;
    if (case_count_offers(context->case_, state) == 2)
        return event_new(EVENT_ALL_CHOSEN, cause);
    return event_new(EVENT_MENTEE_UNCLEAR, cause);
}

/* What the words choose, those apart that name who is unwanted. */
static Event *understand_choice(const char *words, const IntakeContext *context, const char *cause)
{
    g_autoptr(GPtrArray) names = mentor_names(context->case_);
    g_autoptr(Choice) choice = choice_read(words, names);
    switch (choice->verb) {
    case VERB_PICK:
    case VERB_CHOOSE:
        return event_with_choice(context->purpose == PURPOSE_CHOOSE ? EVENT_CHOSEN : EVENT_PICKED,
                                 cause, choice);
    case VERB_ALL:
        return event_with_choice(EVENT_ALL_CHOSEN, cause, choice);
    case VERB_BOTH:
        return understand_both(context, cause);
    case VERB_WAIT:
        return event_new(EVENT_WAIT, cause);
    case VERB_NEXT:
        return event_new(EVENT_NEXT, cause);
    case VERB_STANDBY:
        return event_new(EVENT_STANDBY, cause);
    case VERB_BROADER:
        return event_new(EVENT_BROADER, cause);
    case VERB_OUTSIDE:
        return event_new(EVENT_OUTSIDE, cause);
    case VERB_INSIDE:
        return event_new(EVENT_INSIDE, cause);
    case VERB_CLOSE:
    case VERB_CANCEL:
        return event_new(EVENT_CANCELLED, cause);
    case VERB_AGAIN: /* "AGAIN 1": the number or name tells whom */
        return event_with_choice(EVENT_AGAIN, cause, choice);
    case VERB_YES: /* the talk took place after all */
        return event_new(context->letter == LETTER_OPTIONS ? EVENT_TALKED : EVENT_MENTEE_UNCLEAR,
                         cause);
    case VERB_NOT_YET:
        return event_new(context->letter == LETTER_OPTIONS ? EVENT_NOT_YET : EVENT_MENTEE_UNCLEAR,
                         cause);
    case VERB_COORDINATOR:
        return event_new(EVENT_COORDINATOR, cause);
    case VERB_NONE:
    case VERB_AGREE:
    case VERB_NO:
    case VERB_HELP:
    case VERB_STATUS:
        return event_new(EVENT_MENTEE_UNCLEAR, cause);
    }
    g_assert_not_reached();
}

static Event *understand_mentee(const Message *message, const IntakeContext *context,
                                const char *cause)
{
    g_autofree char *words = intake_words(message);
    g_autoptr(GPtrArray) names = mentor_names(context->case_);
    g_autoptr(Mentions) mentions = mentions_of_answer(words, names);
    gboolean refuses = mentions->unwanted->len > 0;
    Event *event = understand_choice(refuses ? mentions->rest : words, context, cause);
    if (refuses && event->kind == EVENT_MENTEE_UNCLEAR)
        event->kind = EVENT_UNWANTED;
    for (guint i = 0; i < mentions->unwanted->len; i++)
        g_ptr_array_add(event->unwanted, g_strdup(mentions->unwanted->pdata[i]));
    return event;
}

static EventKind talk_event(Verb verb)
{
    switch (verb) {
    case VERB_YES:
        return EVENT_TALKED;
    case VERB_NOT_YET:
        return EVENT_NOT_YET;
    case VERB_NO:
        return EVENT_NOT_TALKED;
    case VERB_AGAIN:
        return EVENT_AGAIN;
    case VERB_CLOSE:
    case VERB_CANCEL:
        return EVENT_CANCELLED;
    case VERB_NONE:
    case VERB_PICK:
    case VERB_CHOOSE:
    case VERB_ALL:
    case VERB_BOTH:
    case VERB_WAIT:
    case VERB_NEXT:
    case VERB_STANDBY:
    case VERB_BROADER:
    case VERB_OUTSIDE:
    case VERB_INSIDE:
    case VERB_COORDINATOR:
    case VERB_AGREE:
    case VERB_HELP:
    case VERB_STATUS:
        return EVENT_TALK_UNCLEAR;
    }
    g_assert_not_reached();
}

/* To ask anew, and to end the request, is the mentee's alone. */
static Event *understand_talk(const Message *message, const IntakeContext *context,
                              const char *cause)
{
    g_autofree char *words = intake_words(message);
    g_autoptr(GPtrArray) names = mentor_names(context->case_);
    g_autoptr(Choice) choice = choice_read(words, names);
    EventKind kind = talk_event(choice->verb);
    gboolean mentees = kind == EVENT_AGAIN || kind == EVENT_CANCELLED;
    if (mentees && context->offer_number != 0)
        kind = EVENT_TALK_UNCLEAR;
    Event *event =
        kind == EVENT_AGAIN ? event_with_choice(kind, cause, choice) : event_new(kind, cause);
    event->offer_number = context->offer_number;
    event->line = g_strdup(verb_name(choice->verb));
    return event;
}

/* To a mentor's question whatever is written is the reply, but for a word or two of command. */
static Event *understand_reply(const Message *message, const IntakeContext *context,
                               const char *cause)
{
    enum { COMMAND_WORDS_MAX = 2 };
    g_autofree char *typed = typed_words(message);
    g_autoptr(Words) words = words_split_first(typed, COMMAND_WORDS_MAX + 1);
    if (words->words->len <= COMMAND_WORDS_MAX) {
        g_autoptr(Event) event = understand_mentee(message, context, cause);
        gboolean command = event->kind == EVENT_NEXT || event->kind == EVENT_STANDBY
                           || event->kind == EVENT_CANCELLED || event->kind == EVENT_BROADER;
        if (command || *typed == '\0')
            return g_steal_pointer(&event);
    }
    Event *event = event_new(EVENT_REPLIED, cause);
    event->offer_number = context->offer_number;
    event->words = bounded_words(typed);
    return event;
}

/* "I'd rather not" says no to a promise as it does to a request. */
static gboolean declines(const char *words, const IntakeContext *context)
{
    g_autoptr(Answer) answer = answer_read(words, context->now, context->zone);
    return answer->class == ANSWER_DECLINE;
}

static Event *understand_confirmation(const Message *message, const IntakeContext *context,
                                      const char *cause)
{
    g_autofree char *words = intake_words(message);
    g_autoptr(GPtrArray) nobody = g_ptr_array_new();
    g_autoptr(Choice) choice = choice_read(words, nobody);
    gboolean commitment = letter_asks_to_join(context->letter);
    if (choice->verb == VERB_YES || choice->verb == VERB_AGREE)
        return event_new(commitment ? EVENT_COMMITTED : EVENT_CONFIRMED, cause);
    if (choice->verb == VERB_NO || choice->verb == VERB_CANCEL || choice->verb == VERB_CLOSE)
        return event_new(EVENT_CANCELLED, cause);
    if (commitment && declines(words, context))
        return event_new(EVENT_CANCELLED, cause);
    return event_new(EVENT_MENTEE_UNCLEAR, cause);
}

Event *intake_understand(const Message *message, const IntakeContext *context, const char *cause)
{
    gboolean said_by_person =
        message->class == MESSAGE_PERSON || message->class == MESSAGE_UNREADABLE;
    /* Nothing was asked, or nothing was said to what was: thanks need no answer. */
    gboolean asks_nothing = context->letter == LETTER_ASKED || context->purpose == PURPOSE_TALKED;
    if (asks_nothing && intake_is_thanks(message))
        return NULL;
    gboolean absence = message->class == MESSAGE_AUTOREPLY && context->purpose == PURPOSE_ANSWER;
    if (!said_by_person && !absence)
        return NULL;
    Event *event = NULL;
    switch (context->purpose) {
    case PURPOSE_ANSWER:
        event = understand_mentor(message, context, cause);
        break;
    case PURPOSE_PICK:
    case PURPOSE_CHOOSE:
        event = understand_mentee(message, context, cause);
        break;
    case PURPOSE_CONFIRM:
    case PURPOSE_VOUCH:
    case PURPOSE_FORGET:
        event = understand_confirmation(message, context, cause);
        break;
    case PURPOSE_REPLY:
        event = understand_reply(message, context, cause);
        break;
    case PURPOSE_TALKED: /* nothing that was written is kept: it may tell of the talk */
        return understand_talk(message, context, cause);
    case PURPOSE_NONE:
    case PURPOSE_HELLO:
    case PURPOSE_TENURE:
    case PURPOSE_LEAVER:
    case PURPOSE_VERIFY:
        return NULL;
    }
    g_autofree char *words = intake_words(message);
    event->line = quotable_line(words);
    if (context->purpose == PURPOSE_ANSWER)
        event->offer_number = context->offer_number;
    return event;
}

EventKind intake_unclear_kind(Purpose purpose)
{
    if (purpose == PURPOSE_TALKED)
        return EVENT_TALK_UNCLEAR;
    return purpose == PURPOSE_ANSWER ? EVENT_UNCLEAR : EVENT_MENTEE_UNCLEAR;
}

gboolean intake_is_dead_address(const Message *message)
{
    for (guint i = 0; i < message->failed->len; i++)
        if (((const FailedRecipient *)message->failed->pdata[i])->permanent)
            return message->class == MESSAGE_BOUNCE;
    return FALSE;
}

gboolean intake_is_thanks(const Message *message)
{
    static const char *const THANKS[] = {"thanks",  "thank you",        "thank",
                                         "gracias", "much appreciated", NULL};
    g_autoptr(Words) words = words_split_first(message->reply, THANKS_WORDS_MAX);
    return words->words->len < THANKS_WORDS_MAX && words_contain(words, THANKS)
           && strchr(message->reply, '?') == NULL;
}

gboolean intake_is_request(const Message *message)
{
    g_autoptr(Words) words = words_split_first(message->reply, REQUEST_WORDS_MIN);
    if (intake_is_thanks(message))
        return FALSE;
    return words->words->len >= REQUEST_WORDS_MIN && strstr(message->subject, "[#") == NULL;
}

gboolean intake_asks_for_help(const Message *message)
{
    g_autofree char *words = intake_words(message);
    g_autoptr(Words) split = words_split_first(*words != '\0' ? words : message->subject, 2);
    return split->words->len == 1 && g_str_equal(split->words->pdata[0], "help");
}
