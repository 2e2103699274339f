/* SPDX-License-Identifier: MIT */
#include "programme/decide.h"

enum { START_AT = 1782999600 /* Thursday 2 July 2026, 09:40 in New York */, MENTORS = 6 };

static Person *person(gint64 id, guint roles, gint64 agency_id)
{
    Person *person = g_new0(Person, 1);
    person->id = id;
    person->email = g_strdup_printf("p%d@a%d.example", (int)id, (int)agency_id);
    person->name = g_strdup_printf("Person %d", (int)id);
    person->title = g_strdup("Director");
    person->agency_id = agency_id;
    person->agency_name = g_strdup("Agency");
    person->time_zone = g_strdup("America/New_York");
    person->roles = roles;
    person->bio = g_strdup("");
    person->topics = g_strdup("");
    person->capacity = 2;
    person->committed_at = 1;
    person->standby = id == MENTORS;
    return person;
}

static Case *new_case(void)
{
    Request *request = g_new0(Request, 1);
    request->number = 1;
    request->mentee_id = 100;
    request->subject = g_strdup("s");
    request->situation = g_strdup("words");
    request->created_at = START_AT;
    Case *case_ = case_new(request);
    case_add_person(case_, person(100, ROLE_MENTEE, 1));
    for (guint i = 1; i <= MENTORS; i++) {
        Candidate *candidate = candidate_new();
        candidate->mentor = person(i, ROLE_MENTOR, i == 2 ? 1 : 2);
        candidate->score = 10.0 - i;
        g_ptr_array_add(case_->candidates, candidate);
    }
    return case_;
}

static Rules rules_with(const Calendar *calendar)
{
    return (Rules){.calendar = calendar,
                   .policy = {.asked_at_once = 3, .answer_within = 2, .shortlist = 4}};
}

/* Decides and puts the case after in place of the case before. */
static Effects *play(Case **case_, EventKind kind, guint offer_number, const char *numbers,
                     gint64 now)
{
    g_autoptr(Calendar) calendar = calendar_new();
    Rules rules = rules_with(calendar);
    g_autoptr(Event) event = event_new(kind, "cause");
    event->offer_number = offer_number;
    for (; *numbers != '\0'; numbers++) {
        guint number = (guint)(*numbers - '0');
        g_array_append_val(event->numbers, number);
    }
    Effects *effects = decide(*case_, event, &rules, now);
    GPtrArray *candidates = g_ptr_array_ref((*case_)->candidates);
    case_free(*case_);
    *case_ = case_copy(effects->after);
    g_ptr_array_unref((*case_)->candidates);
    (*case_)->candidates = candidates;
    return effects;
}

static guint count_letters(const Effects *effects, LetterKind kind)
{
    guint count = 0;
    for (guint i = 0; i < effects->letters->len; i++)
        count += ((const Letter *)effects->letters->pdata[i])->kind == kind;
    return count;
}

static void the_shortlist_is_of_the_other_side_and_in_order(void)
{
    Case *case_ = new_case();
    g_autoptr(Effects) effects = play(&case_, EVENT_ASKED, 0, "", START_AT);
    g_assert_cmpuint(count_letters(effects, LETTER_SHORTLIST), ==, 1);
    g_assert_cmpuint(case_->offers->len, ==, 4);
    g_assert_cmpint(case_offer(case_, 1)->mentor_id, ==, 1);
    g_assert_cmpint(case_offer(case_, 2)->mentor_id, ==, 3); /* 2 is of the mentee's agency */
    case_free(case_);
}

static void what_nobody_owns_up_to_is_forgotten(void)
{
    Case *case_ = new_case();
    g_ptr_array_add(case_->unwanted, g_strdup("Lee"));
    g_autoptr(Effects) held = play(&case_, EVENT_ASKED_UNSURE, 0, "", START_AT);
    g_assert_cmpstr(case_->request->situation, ==, "words");
    g_autoptr(Effects) refused = play(&case_, EVENT_CANCELLED, 0, "", START_AT);
    g_assert_cmpint(case_->request->state, ==, REQUEST_CLOSED);
    g_assert_cmpstr(case_->request->situation, ==, "");
    g_assert_cmpstr(case_->request->subject, ==, "");
    g_assert_cmpuint(case_->unwanted->len, ==, 0);
    g_assert_true(refused->request_changed && refused->wishes_changed);
    case_free(case_);
}

static void of_equal_matches_the_longest_unasked_stands_first(void)
{
    Case *case_ = new_case();
    for (guint i = 0; i < MENTORS; i++) {
        Candidate *candidate = case_->candidates->pdata[i];
        candidate->score = 1;
        candidate->mentor->last_asked_at = START_AT - i * 1000;
    }
    g_autoptr(Effects) effects = play(&case_, EVENT_ASKED, 0, "", START_AT);
    g_assert_cmpint(case_offer(case_, 1)->mentor_id, ==, 6);
    g_assert_cmpint(case_offer(case_, 2)->mentor_id, ==, 5);
    case_free(case_);
}

static void who_is_paused_away_full_or_uncommitted_is_never_listed(void)
{
    Case *case_ = new_case();
    Person *mentors[MENTORS + 1];
    for (guint i = 1; i <= MENTORS; i++)
        mentors[i] = ((Candidate *)case_->candidates->pdata[i - 1])->mentor;
    mentors[1]->paused_until = START_AT + 1;
    mentors[3]->away_until = START_AT + 1;
    mentors[4]->open_conversations = 2;
    mentors[5]->committed_at = 0;
    g_autoptr(Effects) effects = play(&case_, EVENT_ASKED, 0, "", START_AT);
    g_assert_cmpuint(case_->offers->len, ==, 1);
    g_assert_cmpint(case_offer(case_, 1)->mentor_id, ==, 6);
    case_free(case_);
}

static void a_watch_lists_whom_it_finds_once_and_goes_on(void)
{
    Case *case_ = new_case();
    case_->request->state = REQUEST_WATCHING;
    case_set_deadline(case_, DEADLINE_WATCH_END, 0, START_AT + 99);
    g_ptr_array_set_size(case_->candidates, 2); /* 2 is of the mentee's agency */
    g_autoptr(Effects) first = play(&case_, EVENT_NEWCOMERS, 0, "", START_AT);
    g_autoptr(Effects) again = play(&case_, EVENT_NEWCOMERS, 0, "", START_AT + 1);
    g_assert_cmpuint(count_letters(first, LETTER_NEW_MENTOR), ==, 1);
    g_assert_cmpuint(again->letters->len, ==, 0);
    g_assert_cmpuint(case_->offers->len, ==, 1);
    g_assert_cmpint(case_->request->state, ==, REQUEST_WATCHING);
    g_assert_cmpint(case_deadline_at(case_, DEADLINE_WATCH_END, 0), ==, START_AT + 99);
    g_assert_false(((const Letter *)first->letters->pdata[0])->urgent);
    case_free(case_);
}

static void newcomers_are_nothing_to_a_request_that_does_not_watch(void)
{
    Case *case_ = new_case();
    case_->request->state = REQUEST_LISTED;
    g_autoptr(Effects) effects = play(&case_, EVENT_NEWCOMERS, 0, "", START_AT);
    g_assert_cmpuint(effects->letters->len, ==, 0);
    g_assert_cmpuint(case_->offers->len, ==, 0);
    case_free(case_);
}

static void three_are_asked_at_once(void)
{
    Case *case_ = new_case();
    effects_free(play(&case_, EVENT_ASKED, 0, "", START_AT));
    g_autoptr(Effects) effects = play(&case_, EVENT_PICKED, 0, "1234", START_AT);
    g_assert_cmpuint(count_letters(effects, LETTER_REQUEST), ==, 3);
    g_assert_cmpuint(case_count_offers(case_, OFFER_LISTED), ==, 1);
    case_free(case_);
}

static void a_number_that_is_not_on_the_list_asks_nobody(void)
{
    Case *case_ = new_case();
    effects_free(play(&case_, EVENT_ASKED, 0, "", START_AT));
    g_autoptr(Effects) effects = play(&case_, EVENT_PICKED, 0, "19", START_AT);
    g_assert_cmpuint(count_letters(effects, LETTER_REQUEST), ==, 0);
    g_assert_cmpuint(count_letters(effects, LETTER_ONE_QUESTION), ==, 1);
    g_assert_false(effects->request_changed);
    g_assert_cmpuint(effects->offers_changed->len, ==, 0);
    case_free(case_);
}

static void a_second_unclear_answer_is_noted_for_the_coordinators_once(void)
{
    Case *case_ = new_case();
    effects_free(play(&case_, EVENT_ASKED, 0, "", START_AT));
    effects_free(play(&case_, EVENT_PICKED, 0, "12", START_AT));
    for (guint i = 1; i <= 4; i++) {
        g_autoptr(Effects) effects = play(&case_, EVENT_UNCLEAR, 2, "", START_AT + i);
        g_assert_cmpuint(effects->letters->len, ==, i == 1);
        g_assert_cmpuint(effects->matters->len, ==, i == 2);
        if (i != 2)
            continue;
        const Matter *matter = &g_array_index(effects->matters, Matter, 0);
        g_assert_cmpint(matter->kind, ==, MATTER_UNCLEAR);
        g_assert_cmpint(matter->person_id, ==, case_offer(case_, 2)->mentor_id);
        g_assert_cmpint(matter->request_number, ==, 1);
        g_assert_cmpuint(matter->offer_number, ==, 2);
    }
    g_autoptr(Effects) other = play(&case_, EVENT_UNCLEAR, 1, "", START_AT + 9);
    g_assert_cmpuint(count_letters(other, LETTER_UNCLEAR), ==, 1);
    g_assert_cmpuint(other->matters->len, ==, 0);
    case_free(case_);
}

static void who_has_answered_clearly_is_not_noted(void)
{
    Case *case_ = new_case();
    effects_free(play(&case_, EVENT_ASKED, 0, "", START_AT));
    effects_free(play(&case_, EVENT_PICKED, 0, "12", START_AT));
    effects_free(play(&case_, EVENT_UNCLEAR, 1, "", START_AT));
    effects_free(play(&case_, EVENT_DECLINED, 1, "", START_AT));
    g_autoptr(Effects) effects = play(&case_, EVENT_UNCLEAR, 1, "", START_AT);
    g_assert_cmpuint(effects->matters->len, ==, 0);
    g_assert_cmpuint(effects->letters->len, ==, 0);
    case_free(case_);
}

static void a_request_goes_on_without_a_mentor_who_leaves(void)
{
    Case *case_ = new_case();
    effects_free(play(&case_, EVENT_ASKED, 0, "", START_AT));
    effects_free(play(&case_, EVENT_PICKED, 0, "1", START_AT));
    g_autoptr(Effects) effects = play(&case_, EVENT_LEFT, 1, "", START_AT);
    g_assert_cmpuint(effects->letters->len, ==, 1);
    const Letter *letter = effects->letters->pdata[0];
    g_assert_cmpint(letter->kind, ==, LETTER_NO_ANSWER);
    g_assert_cmpstr(letter->topic, ==, "left");
    g_assert_cmpint(letter->reader_id, ==, 100);
    g_assert_cmpint(case_offer(case_, 1)->state, ==, OFFER_RELEASED);
    g_assert_cmpint(case_->request->state, ==, REQUEST_LISTED);
    g_assert_cmpint(case_deadline_at(case_, DEADLINE_REMIND, 1), ==, 0);
    g_autoptr(Effects) again = play(&case_, EVENT_LEFT, 1, "", START_AT);
    g_assert_cmpuint(again->letters->len, ==, 0);
    case_free(case_);
}

static void deciding_leaves_the_case_before_as_it_was(void)
{
    Case *case_ = new_case();
    effects_free(play(&case_, EVENT_ASKED, 0, "", START_AT));
    g_autoptr(Case) copy = case_copy(case_);
    g_autoptr(Calendar) calendar = calendar_new();
    Rules rules = rules_with(calendar);
    g_autoptr(Event) event = event_new(EVENT_NEXT, "cause");
    g_autoptr(Effects) effects = decide(case_, event, &rules, START_AT);
    g_assert_cmpuint(effects->offers_changed->len, ==, 1);
    g_assert_true(request_equal(copy->request, case_->request));
    g_assert_true(offer_equal(case_offer(copy, 1), case_offer(case_, 1)));
    g_assert_cmpuint(copy->deadlines->len, ==, case_->deadlines->len);
    case_free(case_);
}

static gboolean has_deadline(const Case *case_, guint offer_number)
{
    for (guint i = 0; i < case_->deadlines->len; i++)
        if (g_array_index(case_->deadlines, Deadline, i).offer_number == offer_number)
            return TRUE;
    return FALSE;
}

/* What must hold after anything at all happened. */
static void assert_sound(const Case *case_)
{
    guint asked = case_count_offers(case_, OFFER_ASKED);
    guint accepted = case_count_offers(case_, OFFER_ACCEPTED);
    RequestState state = case_->request->state;
    if (state == REQUEST_CLOSED) {
        g_assert_cmpuint(asked + accepted, ==, 0);
        g_assert_cmpuint(case_->deadlines->len, ==, 0);
        g_assert_cmpint(case_->request->closed_at, !=, 0);
    } else {
        g_assert_cmpuint(case_->deadlines->len, >, 0); /* a way out, whatever nobody does */
    }
    if (state == REQUEST_ASKED)
        g_assert_cmpuint(asked + accepted, >, 0);
    if (state == REQUEST_INTRODUCED)
        g_assert_cmpuint(case_count_offers(case_, OFFER_INTRODUCED), >, 0);
    for (guint i = 0; i < case_->offers->len; i++) {
        const Offer *offer = case_->offers->pdata[i];
        if (offer->state == OFFER_ASKED)
            g_assert_true(has_deadline(case_, offer->number));
        if (offer->state == OFFER_ACCEPTED)
            g_assert_true(has_deadline(case_, 0));
        g_assert_true(offer->state != OFFER_INTRODUCED || offer->accepted_number != 0);
    }
}

/* The next clock, as the agent would run it; none: FALSE. */
static gboolean run_next_clock(Case **case_, gint64 *now)
{
    const Deadline *first = NULL;
    for (guint i = 0; i < (*case_)->deadlines->len; i++) {
        const Deadline *deadline = &g_array_index((*case_)->deadlines, Deadline, i);
        if (first == NULL || deadline->at < first->at)
            first = deadline;
    }
    if (first == NULL)
        return FALSE;
    g_autoptr(Calendar) calendar = calendar_new();
    Rules rules = rules_with(calendar);
    g_autoptr(Event) event = event_new(EVENT_DEADLINE, "clock");
    event->deadline = first->kind;
    event->offer_number = first->offer_number;
    *now = MAX(*now, first->at);
    g_autoptr(Effects) effects = decide(*case_, event, &rules, *now);
    GPtrArray *candidates = g_ptr_array_ref((*case_)->candidates);
    case_free(*case_);
    *case_ = case_copy(effects->after);
    g_ptr_array_unref((*case_)->candidates);
    (*case_)->candidates = candidates;
    return TRUE;
}

static void play_randomly(GRand *dice, Case **case_, gint64 *now)
{
    static const EventKind MENTEE[] = {
        EVENT_PICKED,       EVENT_BROADER,        EVENT_OUTSIDE,    EVENT_INSIDE,
        EVENT_NEXT,         EVENT_STANDBY,        EVENT_WAIT,       EVENT_CHOSEN,
        EVENT_ALL_CHOSEN,   EVENT_MENTEE_UNCLEAR, EVENT_PICKED,     EVENT_CHOSEN,
        EVENT_CONFIRMED,    EVENT_TALKED,         EVENT_NOT_YET,    EVENT_NOT_TALKED,
        EVENT_TALK_UNCLEAR, EVENT_AGAIN,          EVENT_NOT_TALKED, EVENT_CANCELLED};
    static const EventKind MENTOR[] = {
        EVENT_ACCEPTED, EVENT_DECLINED, EVENT_UNCLEAR,    EVENT_AWAY,         EVENT_ACCEPTED,
        EVENT_TALKED,   EVENT_NOT_YET,  EVENT_NOT_TALKED, EVENT_TALK_UNCLEAR, EVENT_UNDELIVERABLE,
        EVENT_QUESTION, EVENT_REPLIED,  EVENT_LEFT};
    char number[2] = {(char)('1' + g_rand_int_range(dice, 0, 5)), '\0'};
    guint offers = (*case_)->offers->len;
    gint toss = g_rand_int_range(dice, 0, 10);
    *now += g_rand_int_range(dice, 0, 86400);
    if (toss < 3) {
        (void)run_next_clock(case_, now);
    } else if (toss < 6 || offers == 0) {
        gint last = g_rand_int_range(dice, 0, 8) == 0 ? 0 : 1;
        EventKind kind = MENTEE[g_rand_int_range(dice, 0, (gint)G_N_ELEMENTS(MENTEE) - last)];
        effects_free(play(case_, kind, 0, number, *now));
    } else {
        const Offer *offer = (*case_)->offers->pdata[g_rand_int_range(dice, 0, (gint)offers)];
        if (offer->state != OFFER_LISTED)
            effects_free(play(case_, MENTOR[g_rand_int_range(dice, 0, G_N_ELEMENTS(MENTOR))],
                              offer->number, "", *now));
    }
}

static void any_history_is_sound_and_comes_to_an_end(void)
{
    enum { HISTORIES = 2000, EVENTS = 25, CLOCKS_MAX = 100 };
    g_autoptr(GRand) dice = g_rand_new_with_seed(20260702);
    for (guint history = 0; history < HISTORIES; history++) {
        Case *case_ = new_case();
        gint64 now = START_AT;
        guint clocks = 0;
        effects_free(play(&case_, EVENT_ASKED, 0, "", now));
        for (guint i = 0; i < EVENTS; i++) {
            play_randomly(dice, &case_, &now);
            assert_sound(case_);
        }
        while (run_next_clock(&case_, &now)) {
            assert_sound(case_);
            g_assert_cmpuint(++clocks, <, CLOCKS_MAX);
        }
        g_assert_cmpint(case_->request->state, ==, REQUEST_CLOSED);
        case_free(case_);
    }
}

/* The daemon stood still for three weeks. */
static void who_could_not_be_reminded_in_time_is_reminded_once_and_has_another_day(void)
{
    enum { DAY = 86400 };
    gint64 now = START_AT + 21 * DAY; /* Thursday 23 July */
    Case *case_ = new_case();
    g_autoptr(Effects) asked = play(&case_, EVENT_ASKED, 0, "", START_AT);
    g_autoptr(Effects) picked = play(&case_, EVENT_PICKED, 0, "1", START_AT);
    g_assert_cmpint(case_deadline_at(case_, DEADLINE_RELEASE_SILENT, 1), <, now);
    g_autoptr(Effects) late = play(&case_, EVENT_DEADLINE, 1, "", now); /* DEADLINE_REMIND */
    g_assert_cmpuint(count_letters(late, LETTER_REMINDER), ==, 1);
    g_assert_cmpuint(late->letters->len, ==, 1);
    g_assert_cmpint(case_offer(case_, 1)->due_at, >, now + DAY);
    g_assert_cmpint(case_offer(case_, 1)->due_at, <, now + 2 * DAY);
    g_assert_cmpint(case_deadline_at(case_, DEADLINE_ANSWER, 1), ==, case_offer(case_, 1)->due_at);
    g_assert_cmpint(case_deadline_at(case_, DEADLINE_RELEASE_SILENT, 1), >,
                    case_offer(case_, 1)->due_at + 2 * DAY);
    g_assert_cmpint(case_deadline_at(case_, DEADLINE_REMIND, 1), ==, 0);
    case_free(case_);
}

/* An answer that lay in the mailbox all the while is no late one. */
static void who_answered_while_the_daemon_stood_still_is_not_late(void)
{
    Case *case_ = new_case();
    g_autoptr(Effects) asked = play(&case_, EVENT_ASKED, 0, "", START_AT);
    g_autoptr(Effects) picked = play(&case_, EVENT_PICKED, 0, "1", START_AT);
    g_autoptr(Effects) yes = play(&case_, EVENT_ACCEPTED, 1, "", START_AT + 21 * 86400);
    g_assert_cmpuint(count_letters(yes, LETTER_INTRODUCTION), ==, 1);
    g_assert_cmpuint(yes->letters->len, ==, 1);
    case_free(case_);
}

int main(int count, char **words)
{
    g_test_init(&count, &words, NULL);
    g_test_add_func("/decide/the_shortlist_is_of_the_other_side_and_in_order",
                    the_shortlist_is_of_the_other_side_and_in_order);
    g_test_add_func("/decide/what_nobody_owns_up_to_is_forgotten",
                    what_nobody_owns_up_to_is_forgotten);
    g_test_add_func("/decide/of_equal_matches_the_longest_unasked_stands_first",
                    of_equal_matches_the_longest_unasked_stands_first);
    g_test_add_func("/decide/a_watch_lists_whom_it_finds_once_and_goes_on",
                    a_watch_lists_whom_it_finds_once_and_goes_on);
    g_test_add_func("/decide/newcomers_are_nothing_to_a_request_that_does_not_watch",
                    newcomers_are_nothing_to_a_request_that_does_not_watch);
    g_test_add_func("/decide/who_is_paused_away_full_or_uncommitted_is_never_listed",
                    who_is_paused_away_full_or_uncommitted_is_never_listed);
    g_test_add_func("/decide/three_are_asked_at_once", three_are_asked_at_once);
    g_test_add_func("/decide/a_number_that_is_not_on_the_list_asks_nobody",
                    a_number_that_is_not_on_the_list_asks_nobody);
    g_test_add_func("/decide/a_second_unclear_answer_is_noted_for_the_coordinators_once",
                    a_second_unclear_answer_is_noted_for_the_coordinators_once);
    g_test_add_func("/decide/who_has_answered_clearly_is_not_noted",
                    who_has_answered_clearly_is_not_noted);
    g_test_add_func("/decide/a_request_goes_on_without_a_mentor_who_leaves",
                    a_request_goes_on_without_a_mentor_who_leaves);
    g_test_add_func("/decide/deciding_leaves_the_case_before_as_it_was",
                    deciding_leaves_the_case_before_as_it_was);
    g_test_add_func(
        "/decide/who_could_not_be_reminded_in_time_is_reminded_once_and_has_another_day",
        who_could_not_be_reminded_in_time_is_reminded_once_and_has_another_day);
    g_test_add_func("/decide/who_answered_while_the_daemon_stood_still_is_not_late",
                    who_answered_while_the_daemon_stood_still_is_not_late);
    g_test_add_func("/decide/any_history_is_sound_and_comes_to_an_end",
                    any_history_is_sound_and_comes_to_an_end);
    return g_test_run();
}
