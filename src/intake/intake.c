/* SPDX-License-Identifier: MIT */
#include "intake/intake.h"

#include <string.h>

#include "base/text.h"
#include "intake/answer.h"
#include "intake/choice.h"
#include "intake/date.h"
#include "intake/mention.h"
#include "intake/subject.h"
#include "intake/words.h"

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
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    GString *kept = g_string_new(NULL);
    for (char **line = lines; *line != NULL; line++)
        if (g_ascii_strncasecmp(*line, "ref: ", 5) != 0)
            g_string_append_printf(kept, "%s\n", *line);
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

/* A bare "Decline" explains nothing. */
static char *explanation_of(const char *words)
{
    g_autoptr(Words) split = words_split(words);
    g_autofree char *text = text_unwrap(words);
    return split->words->len > 2 ? text_truncate(text, EXPLANATION_BYTES) : NULL;
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
    case VERB_COORDINATOR:
        return event_new(EVENT_COORDINATOR, cause);
    case VERB_NONE:
    case VERB_AGAIN:
    case VERB_AGREE:
    case VERB_YES:
    case VERB_NOT_YET:
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

static Event *understand_confirmation(const Message *message, const IntakeContext *context,
                                      const char *cause)
{
    g_autofree char *words = intake_words(message);
    g_autoptr(GPtrArray) nobody = g_ptr_array_new();
    g_autoptr(Choice) choice = choice_read(words, nobody);
    gboolean commitment = context->letter == LETTER_WELCOME_MENTEE;
    if (choice->verb == VERB_YES || choice->verb == VERB_AGREE)
        return event_new(commitment ? EVENT_COMMITTED : EVENT_CONFIRMED, cause);
    if (choice->verb == VERB_NO || choice->verb == VERB_CANCEL || choice->verb == VERB_CLOSE)
        return event_new(EVENT_CANCELLED, cause);
    return event_new(EVENT_MENTEE_UNCLEAR, cause);
}

Event *intake_understand(const Message *message, const IntakeContext *context, const char *cause)
{
    gboolean said_by_person =
        message->class == MESSAGE_PERSON || message->class == MESSAGE_UNREADABLE;
    /* Nothing was asked, so thanks need no answer. */
    if (context->letter == LETTER_ASKED && intake_is_thanks(message))
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
        event = understand_confirmation(message, context, cause);
        break;
    case PURPOSE_NONE:
    case PURPOSE_HELLO:
        return NULL;
    }
    g_autofree char *words = intake_words(message);
    event->line = quotable_line(words);
    event->offer_number = context->purpose == PURPOSE_ANSWER ? context->offer_number : 0;
    return event;
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
