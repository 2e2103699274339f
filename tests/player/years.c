/* SPDX-License-Identifier: MIT */
#include "tests/player/years.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/player/almanac.h"
#include "tests/player/pen.h"
#include "tests/player/years-state.h"

enum { HOUR = 3600, DAY = 86400, STEP = 6 * HOUR, LAST_ASKED_DAYS = 690, SEED = 20251001 };

/* Wednesday 1 October 2025, 00:00 UTC, to 1 October 2027. */
static const gint64 START_AT = 1759276800, END_AT = 1822348800;
/* From Saturday 6 June 2026, three weeks; Juneteenth lies in them. */
static const gint64 OUTAGE_AT = 1780704000;

static const char *const ZONE_NAMES[ZONES] = {
    "Pacific/Honolulu", "America/Anchorage", "America/Los_Angeles", "America/Denver",
    "America/Chicago",  "America/New_York",  "America/Puerto_Rico", "Europe/Berlin",
    "Asia/Tokyo",       "Pacific/Guam"};

const Figure *years_find(const Years *years, const char *email)
{
    for (guint i = 0; i < PEOPLE; i++)
        if (strcmp(years->figures[i].email, email) == 0)
            return &years->figures[i];
    g_error("a letter to the stranger %s", email);
}

guint years_request_of(const SentLetter *letter)
{
    const char *tag = strstr(letter->subject, "[#");
    return tag != NULL ? (guint)strtoul(tag + 2, NULL, 10) : 0;
}

static char *name_ask(guint request, const Figure *mentor)
{
    return g_strdup_printf("%u %s", request, mentor->email);
}

Ask *years_ask(const Years *years, guint request, const Figure *mentor)
{
    g_autofree char *name = name_ask(request, mentor);
    return g_hash_table_lookup(years->asks, name);
}

static void cast_people(Years *years)
{
    static const char *const ROLES[] = {"Mentor", "Mentee", "Coordinator", "Manager"};
    for (guint i = 0; i < PEOPLE; i++) {
        Figure *figure = &years->figures[i];
        figure->role = i < MENTORS             ? MENTOR
                       : i < MENTORS + MENTEES ? MENTEE
                       : i < PEOPLE - 1        ? COORDINATOR
                                               : MANAGER;
        /* the second coordinators sit elsewhere */
        figure->zone = ZONE_NAMES[(i + (i >= MENTORS + MENTEES + ZONES ? ZONES / 2 : 0)) % ZONES];
        figure->name = g_strdup_printf("%s Q%c%c", ROLES[figure->role], 'a' + i / 26, 'a' + i % 26);
        figure->email = g_strdup_printf("p%u@agency%u.example", i, i % ZONES);
    }
}

static World *open_world(const Years *years, GError **error)
{
    static const char *const ROLES[] = {"mentor", "mentee", "coordinator", "manager"};
    g_autoptr(GString) agencies =
        g_string_new("code,name,domains,coordinators,champion,time_zone\n");
    g_autoptr(GString) people =
        g_string_new("email,name,title,agency,roles,bio,topics,capacity,standby,time_zone,"
                     "ses_verified_by,ses_verified_on,committed_on,other_emails\n");
    for (guint i = 0; i < ZONES; i++)
        g_string_append_printf(agencies, "A%u,Agency %u,agency%u.example,%s;%s,,\n", i, i, i,
                               years->figures[MENTORS + MENTEES + i].email,
                               years->figures[MENTORS + MENTEES + ZONES + i].email);
    for (guint i = 0; i < PEOPLE; i++) {
        const Figure *f = &years->figures[i];
        g_string_append_printf(people, "%s,%s,Director,A%u,%s,,budget cuts,20,,%s,,,2025-09-01,\n",
                               f->email, f->name, i % ZONES, ROLES[f->role], f->zone);
    }
    Setting setting = {.agencies_csv = agencies->str, .people_csv = people->str, .settings = ""};
    return WORLD_MEMORY.open(&setting, START_AT, NULL, error);
}

static void intention_drop(gpointer data)
{
    Intention *intention = data;
    if (intention->letter != NULL)
        sent_letter_free(intention->letter);
    g_free(intention->words);
    g_free(intention);
}

/* Takes the letter. */
static void intend(Years *years, gint64 at, const Figure *writer, SentLetter *letter,
                   const char *words)
{
    Intention *intention = g_new0(Intention, 1);
    *intention = (Intention){at, writer, letter, g_strdup(words)};
    g_ptr_array_add(years->intentions, intention);
}

/* Of ten mentors six never write, two say yes, one no, and one twice something that is neither. */
static gboolean mentor_is_asked(Years *years, const Figure *mentor, SentLetter *letter)
{
    static const char *const WORDS[] = {NULL,
                                        NULL,
                                        NULL,
                                        NULL,
                                        NULL,
                                        NULL,
                                        "Yes, gladly.",
                                        "ACCEPT",
                                        "I have to decline, the audit eats my summer.",
                                        "Interesting! What is the timeline, roughly?"};
    guint request = years_request_of(letter);
    const char *words = WORDS[g_rand_int_range(years->chance, 0, G_N_ELEMENTS(WORDS))];
    Ask *ask = g_new0(Ask, 1);
    ask->mentor = mentor;
    ask->asked_at = years->now;
    ask->talks = words != NULL;
    g_hash_table_replace(years->asks, name_ask(request, mentor), ask);
    if (words != NULL)
        intend(years, years->now + g_rand_int_range(years->chance, HOUR, 22 * HOUR), mentor, letter,
               words);
    return words != NULL;
}

/* FALSE if nobody is going to answer it. Who intends to takes the letter. */
static gboolean takes_letter(Years *years, const Figure *reader, SentLetter *letter)
{
    static const char *const PICKS[] = {"1", "1 and 2", "1, 2 and 3", "2 and 3", "3"};
    gint64 soon = years->now + g_rand_int_range(years->chance, 60, 8 * HOUR);
    if (strcmp(letter->name, "request") == 0)
        return mentor_is_asked(years, reader, letter);
    if (strcmp(letter->name, "shortlist") == 0)
        intend(years, soon, reader, letter, PICKS[g_rand_int_range(years->chance, 0, 5)]);
    else if (strcmp(letter->name, "unclear") == 0)
        intend(years, soon, reader, letter, "Thanks, got it.");
    else if (strcmp(letter->name, "choose-nudge") == 0 && g_rand_boolean(years->chance)
             && strstr(letter->text, "CHOOSE") != NULL)
        intend(years, soon, reader, letter, "CHOOSE 1");
    else if (strcmp(letter->name, "talked") == 0 && g_rand_boolean(years->chance))
        intend(years, soon, reader, letter, "YES");
    else
        return FALSE;
    return TRUE;
}

static guint take_letters(Years *years, GPtrArray *letters, gboolean timer)
{
    for (guint i = 0; i < letters->len; i++) {
        SentLetter *letter = letters->pdata[i];
        if (letter->to->len == 1)
            years_check(years, letter, timer);
        if (letter->to->len != 1
            || !takes_letter(years, years_find(years, letter->to->pdata[0]), letter))
            sent_letter_free(letter);
    }
    return letters->len;
}

/* How many letters left. */
static guint wake(Years *years, gboolean timer)
{
    g_autoptr(GPtrArray) letters = g_ptr_array_new();
    g_autoptr(GError) error = NULL;
    if (!world_memory_wake(years->world, years->now, letters, &error))
        years->violation = g_strdup_printf("the daemon does not wake: %s", error->message);
    return take_letters(years, letters, timer);
}

static void pass_to_the_dot(Years *years, gint64 until)
{
    while (years->violation == NULL && years->now < until) {
        g_autoptr(GPtrArray) letters = g_ptr_array_new();
        g_autoptr(GError) error = NULL;
        if (!WORLD_MEMORY.advance(years->world, until, letters, &years->now, &error))
            years->violation = g_strdup_printf("time does not pass: %s", error->message);
        take_letters(years, letters, TRUE);
    }
}

static void deliver(Years *years, const Figure *writer, const SentLetter *letter, const char *words)
{
    g_autoptr(GError) error = NULL;
    Pen pen = {.name = writer->name,
               .address = writer->email,
               .vouched = TRUE,
               .at = years->now,
               .serial = ++years->serial};
    g_autofree char *mail =
        letter != NULL ? pen_reply(&pen, letter, words, CARRIERS_ALL) : pen_write(&pen, words);
    if (!WORLD_MEMORY.deliver(years->world, mail, years->now, &error))
        years->violation = g_strdup_printf("a mail is not taken: %s", error->message);
}

static void note_answer(const Years *years, const Intention *intention)
{
    Ask *ask = intention->letter != NULL
                   ? years_ask(years, years_request_of(intention->letter), intention->writer)
                   : NULL;
    if (ask == NULL || intention->writer->role != MENTOR)
        return;
    gboolean second = strcmp(intention->letter->name, "unclear") == 0;
    if (second)
        ask->noted = TRUE;
    else if (strstr(intention->words, "Interesting") == NULL)
        ask->answered_at = years->now;
}

/* Everybody writes what they meant to write by now; mails come before clocks, and all who wrote
   before a letter leaves are known to have written. */
static void write_mails(Years *years)
{
    for (guint i = 0; i < years->intentions->len && years->violation == NULL;) {
        Intention *intention = years->intentions->pdata[i];
        if (intention->at > years->now) {
            i++;
            continue;
        }
        note_answer(years, intention);
        deliver(years, intention->writer, intention->letter, intention->words);
        g_ptr_array_remove_index(years->intentions, i);
    }
}

static void close_days(Years *years)
{
    g_autofree char *today = almanac_date(years->now, "America/New_York");
    const Figure *manager = &years->figures[PEOPLE - 1];
    for (; years->closures < ALMANAC_CLOSURE_COUNT
           && strcmp(ALMANAC_CLOSURES[years->closures].told, today) <= 0;
         years->closures++) {
        const char *words = ALMANAC_CLOSURES[years->closures].words;
        g_autofree char *mail = g_strdup_printf("Subject: Closing\n%s", words != NULL ? words : "");
        if (words != NULL) {
            deliver(years, manager, NULL, mail);
            (void)wake(years, FALSE);
        }
    }
}

static void ask_now_and_then(Years *years)
{
    if (years->now > START_AT + LAST_ASKED_DAYS * (gint64)DAY
        || g_rand_int_range(years->chance, 0, 6) != 0)
        return;
    const Figure *mentee = &years->figures[MENTORS + g_rand_int_range(years->chance, 0, MENTEES)];
    years->requests++;
    intend(years, years->now + g_rand_int_range(years->chance, 0, STEP), mentee, NULL,
           "Subject: Budget cuts\nI have to take a fifth out of my budget by October.\n"
           "Who has had to make budget cuts before?");
}

static gboolean is_down(const Years *years)
{
    return years->now >= years->outage_from && years->now < years->outage_until;
}

/* Nothing leaves when a time comes again. */
static void put_back(Years *years, gint64 seconds)
{
    years->now -= seconds;
    if (wake(years, TRUE) > 0 && years->violation == NULL)
        years->violation = g_strdup("a letter leaves because the clock was put back");
}

static void step(Years *years, guint number)
{
    enum { STEPS_TO_HOUR = 41, STEPS_TO_DAY = 163 };
    if (!is_down(years))
        close_days(years);
    ask_now_and_then(years);
    if (years->manner == YEARS_TO_THE_DOT) {
        write_mails(years);
        wake(years, FALSE);
        pass_to_the_dot(years, years->now + STEP);
        return;
    }
    /* What waited for its hour leaves before anybody writes, so that what leaves after is answers.
     */
    years->now += STEP;
    if (is_down(years))
        return;
    /* After the outage the mails come first. */
    gboolean back = years->outage_until != 0 && years->now - STEP < years->outage_until
                    && years->now >= years->outage_until;
    if (!back)
        wake(years, TRUE);
    write_mails(years);
    wake(years, FALSE);
    if (years->manner == YEARS_PUT_BACK && number % STEPS_TO_HOUR == 0)
        put_back(years, HOUR);
    if (years->manner == YEARS_PUT_BACK && number % STEPS_TO_DAY == 0)
        put_back(years, DAY);
}

static void years_clear(Years *years)
{
    for (guint i = 0; i < PEOPLE; i++) {
        g_free(years->figures[i].name);
        g_free(years->figures[i].email);
    }
    g_hash_table_unref(years->asks);
    g_hash_table_unref(years->digests);
    g_hash_table_unref(years->told);
    g_ptr_array_unref(years->intentions);
    g_rand_free(years->chance);
    WORLD_MEMORY.close(years->world);
    g_free(years->violation);
}

gboolean years_play(YearsManner manner)
{
    static const char *const NAMES[YEARS_MANNERS] = {"every six hours", "to the dot",
                                                     "three weeks' outage", "clocks put back"};
    Years years = {.manner = manner,
                   .chance = g_rand_new_with_seed(SEED + (guint32)manner),
                   .now = START_AT,
                   .asks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
                   .told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                   .digests = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                   .intentions = g_ptr_array_new_with_free_func(intention_drop)};
    g_autoptr(GError) error = NULL;
    if (manner == YEARS_OUTAGE) {
        years.outage_from = OUTAGE_AT;
        years.outage_until = OUTAGE_AT + 21 * (gint64)DAY;
    }
    cast_people(&years);
    years.world = open_world(&years, &error);
    g_assert_no_error(error);
    for (guint i = 1; years.now < END_AT && years.violation == NULL; i++)
        step(&years, i);
    if (years.violation == NULL)
        years_check_end(&years);
    printf("# two years, %s: %u requests, %u mails, %u letters, %u of them timers', %u digests\n",
           NAMES[manner], years.requests, years.serial, years.letters, years.timers,
           g_hash_table_size(years.digests));
    gboolean good = years.violation == NULL && years.timers > years.requests;
    if (years.violation != NULL)
        printf("%s\n", years.violation);
    years_clear(&years);
    return good;
}
