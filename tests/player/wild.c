/* SPDX-License-Identifier: MIT */
#include "tests/player/wild.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/player/pen.h"
#include "tests/player/wild-state.h"

enum { DAYS_AFTER = 200, HOUR = 3600, DAY = 86400 };

/* Thursday 1 January 2026, 10:00 in New York. */
static const gint64 START_AT = 1767279600;

static GString *log_lines;

static GLogWriterOutput keep_log(GLogLevelFlags level, const GLogField *fields, gsize count,
                                 gpointer data)
{
    (void)level, (void)data;
    for (gsize i = 0; i < count; i++)
        if (strcmp(fields[i].key, "MESSAGE") == 0)
            g_string_append_printf(log_lines, "%s\n", (const char *)fields[i].value);
    return G_LOG_WRITER_HANDLED;
}

static gboolean once_in(Wild *wild, gint32 times)
{
    return g_rand_int_range(wild->chance, 0, times) == 0;
}

static guint one_of(Wild *wild, guint count)
{
    return (guint)g_rand_int_range(wild->chance, 0, (gint32)count);
}

static char *new_word(Wild *wild)
{
    char *word = g_strnfill(CANARY_LENGTH, 'q');
    for (guint i = 2; i < CANARY_LENGTH; i++)
        word[i] = (char)('a' + g_rand_int_range(wild->chance, 0, 26));
    return word;
}

static const char *new_canary(Wild *wild, guint author, guint request)
{
    Canary canary = {.word = new_word(wild), .author = author, .request = request, .other = PEOPLE};
    g_array_append_val(wild->canaries, canary);
    return canary.word;
}

static Canary *last_canary(const Wild *wild)
{
    return &g_array_index(wild->canaries, Canary, wild->canaries->len - 1);
}

static void cast_people(Wild *wild)
{
    for (guint i = 0; i < PEOPLE; i++) {
        Figure *figure = &wild->figures[i];
        figure->role = i < MENTORS ? MENTOR : (i < MENTORS + MENTEES ? MENTEE : COORDINATOR);
        figure->agency = i % AGENCIES;
        figure->surname = new_word(wild);
        *figure->surname = 'Q';
        figure->name = g_strdup_printf("Kai %s", figure->surname);
        figure->email = g_strdup_printf("p%u@agency%u.example", i, figure->agency);
        figure->letters = g_ptr_array_new_with_free_func((GDestroyNotify)sent_letter_free);
    }
}

static World *open_world(Wild *wild, GError **error)
{
    static const char *const TOPICS[] = {"budget cuts", "reorganisation", "hiring freezes",
                                         "unions",      "data breaches",  "field offices"};
    static const char *const ZONES[] = {"America/New_York", "Pacific/Honolulu", "Pacific/Guam",
                                        "America/Denver"};
    g_autoptr(GString) agencies =
        g_string_new("code,name,domains,coordinators,champion,time_zone\n");
    g_autoptr(GString) people =
        g_string_new("email,name,title,agency,roles,bio,topics,capacity,standby,time_zone,"
                     "ses_verified_by,ses_verified_on,committed_on,other_emails\n");
    for (guint i = 0; i < AGENCIES; i++)
        g_string_append_printf(agencies, "A%u,Agency %u,agency%u.example,%s,,\n", i, i, i,
                               wild->figures[MENTORS + MENTEES + i].email);
    for (guint i = 0; i < PEOPLE; i++) {
        const Figure *f = &wild->figures[i];
        g_string_append_printf(
            people, "%s,%s,Director,A%u,%s,,\"%s, %s\",%u,%s,%s,,,%s,\n", f->email, f->name,
            f->agency,
            f->role == MENTOR ? "mentor" : (f->role == MENTEE ? "mentee" : "coordinator"),
            TOPICS[i % 6], TOPICS[(i / 3) % 6], 1 + i % 3, i % 5 == 0 ? "yes" : "", ZONES[i % 4],
            f->role == MENTEE && i % 3 == 0 ? "" : "2025-12-01");
    }
    Setting setting = {.agencies_csv = agencies->str, .people_csv = people->str, .settings = ""};
    return WORLD_MEMORY.open(&setting, START_AT, NULL, error);
}

static void take_letter(Wild *wild, SentLetter *letter)
{
    wild->letters++;
    wild_remember(wild, "`%s` to %s: %s", letter->name, (char *)letter->to->pdata[0],
                  letter->subject);
    for (guint i = 0; i < letter->to->len; i++) {
        guint reader = wild_find(wild, letter->to->pdata[i]);
        if (reader == PEOPLE) {
            wild->violation =
                g_strdup_printf("a letter to the stranger %s", (char *)letter->to->pdata[i]);
            continue;
        }
        wild_check(wild, letter, reader);
    }
    guint reader = wild_find(wild, letter->to->pdata[0]);
    if (letter->to->len != 1 || reader == PEOPLE) {
        sent_letter_free(letter);
        return;
    }
    GPtrArray *letters = wild->figures[reader].letters;
    if (letters->len == LETTERS_KEPT)
        g_ptr_array_remove_index(letters, 0);
    g_ptr_array_add(letters, letter);
}

/* These come every half year, whatever anybody writes. */
static gboolean comes_by_itself(const SentLetter *letter)
{
    static const char *const NAMES[] = {"bio-check", "six-months", "digest", NULL};
    return g_strv_contains(NAMES, letter->name);
}

/* How many were brought about by somebody. */
static guint take_letters(Wild *wild, GPtrArray *letters)
{
    guint count = 0;
    for (guint i = 0; i < letters->len; i++) {
        count += !comes_by_itself(letters->pdata[i]);
        take_letter(wild, letters->pdata[i]);
    }
    g_ptr_array_set_free_func(letters, NULL);
    return count;
}

/* How many letters left, but for those that come by themselves. */
static guint pass_time(Wild *wild, gint64 seconds)
{
    gint64 at = wild->now + seconds, reached_at = wild->now;
    guint count = 0;
    while (wild->violation == NULL) {
        g_autoptr(GPtrArray) letters = g_ptr_array_new();
        g_autoptr(GError) error = NULL;
        if (!WORLD_MEMORY.advance(wild->world, at, letters, &reached_at, &error)) {
            wild->violation = g_strdup_printf("time does not pass: %s", error->message);
            break;
        }
        count += take_letters(wild, letters);
        if (reached_at >= at)
            break;
    }
    wild->now = at;
    return count;
}

/* The same mail twice does what it did once. */
static void deliver(Wild *wild, char *mail)
{
    guint times = once_in(wild, 8) ? 2 : 1;
    for (guint i = 0; i < times && wild->violation == NULL; i++) {
        g_autoptr(GError) error = NULL;
        wild->mails++;
        if (!WORLD_MEMORY.deliver(wild->world, mail, wild->now, &error))
            wild->violation = g_strdup_printf("a mail is not taken: %s\n%s", error->message, mail);
        else if (pass_time(wild, 0) > 0 && i > 0 && wild->violation == NULL)
            wild->violation = g_strdup_printf("a mail that came again was answered\n%s", mail);
    }
    wild->seen = wild->canaries->len;
    g_free(mail);
}

static Pen pen_of(Wild *wild, guint writer)
{
    const Figure *figure = &wild->figures[writer];
    guint manner = one_of(wild, 20);
    return (Pen){.name = figure->name,
                 .address = figure->email,
                 .vouched = manner > 1,
                 .forged = manner == 1,
                 .at = wild->now,
                 .serial = ++wild->serial};
}

static void ask(Wild *wild)
{
    static const char *const TOPICS[] = {"budget cuts", "a reorganisation", "hiring freezes",
                                         "unions",      "data breaches",    "penguins"};
    guint writer = MENTORS + one_of(wild, MENTEES);
    const char *word = new_canary(wild, writer, 0);
    last_canary(wild)->situation = TRUE;
    const char *subject = new_canary(wild, writer, 0);
    last_canary(wild)->situation = TRUE;
    g_autofree char *body =
        g_strdup_printf("Subject: About %s\nI am facing %s with %s this year, and %s.\n"
                        "How did you begin, and whom did you tell first?",
                        subject, TOPICS[one_of(wild, 6)], TOPICS[one_of(wild, 6)], word);
    Pen pen = pen_of(wild, writer);
    wild_remember(wild, "%s asks, with %s", pen.address, word);
    deliver(wild, pen_write(&pen, body));
}

static char *mentor_words(Wild *wild, const char *word)
{
    static const char *const WORDS[] = {
        "ACCEPT",
        "Yes, gladly.",
        "Happy to talk to her. %s",
        "DECLINE",
        "I have to decline, because of %s.",
        "I must pass this time: %s.",
        "Perhaps, if %s allows it.",
        "What does she mean by %s?",
        "I am afraid I cannot take this on. %s",
        "I changed my mind: I have to decline. %s",
        "thanks",
        "%s",
        "PAUSE",
        "RESUME",
        "CAPACITY 4",
        "WITHDRAW",
    };
    g_autofree char *format = g_strdup(WORDS[one_of(wild, G_N_ELEMENTS(WORDS))]);
    g_auto(GStrv) parts = g_strsplit(format, "%s", 2);
    return g_strjoinv(word, parts);
}

/* The numbers written are picked; what has somebody asked without a number opens the list. */
static void note_picks(Wild *wild, const SentLetter *letter, const char *words)
{
    guint request = wild_request_of(letter);
    if (request == 0)
        return;
    Story *story = &wild->stories[request];
    if (strstr(words, "NEXT") != NULL || strstr(words, "STANDBY") != NULL
        || strstr(words, "AGAIN") != NULL)
        story->open_list = TRUE;
    for (guint line = 0; line < LINES_MAX && strstr(words, "ALL") != NULL; line++)
        if (story->lines[line] != PEOPLE)
            story->may_know[story->lines[line]] = TRUE;
    for (const char *p = words; *p != '\0'; p++) {
        guint number = (guint)(*p - '0');
        if (g_ascii_isdigit(*p) && story->lines[number] != PEOPLE)
            story->may_know[story->lines[number]] = TRUE;
    }
}

static char *mentee_words(Wild *wild, const char *word)
{
    static const char *const WORDS[] = {
        "1",
        "2",
        "1 and 2",
        "1, 2 and 3",
        "3",
        "NEXT",
        "STANDBY",
        "WAIT",
        "BROADER",
        "INSIDE",
        "OUTSIDE",
        "CANCEL",
        "CLOSE",
        "CHOOSE 1",
        "ALL",
        "CHOOSE 2",
        "%s, please.",
        "YES",
        "I agree.",
        "No.",
        "Yes, that was me.",
        "I wonder about %s.",
        "AGAIN",
        "NOT YET",
        "CHOOSE 1\n\nThank you all, and %s.",
    };
    g_auto(GStrv) parts = g_strsplit(WORDS[one_of(wild, G_N_ELEMENTS(WORDS))], "%s", 2);
    return g_strjoinv(word, parts);
}

static void answer(Wild *wild)
{
    guint writer = one_of(wild, MENTORS + MENTEES);
    const GPtrArray *letters = wild->figures[writer].letters;
    if (letters->len == 0)
        return;
    const SentLetter *letter =
        letters->pdata[once_in(wild, 3) ? one_of(wild, letters->len) : letters->len - 1];
    guint request = wild_request_of(letter);
    gboolean mentor = wild->figures[writer].role == MENTOR;
    const char *word = new_canary(wild, writer, request);
    /* A mentee's own line goes to mentors who are not chosen; prose may begin a request. */
    last_canary(wild)->situation = !mentor;
    g_autofree char *words = mentor ? mentor_words(wild, word) : mentee_words(wild, word);
    guint hand = once_in(wild, 15) ? one_of(wild, PEOPLE) : writer;
    if (!mentor) /* another's hand counts once the mentee has said that it is well */
        note_picks(wild, letter, words);
    /* The question about a foreign answer quotes it to the one who may answer. */
    if (hand != writer)
        last_canary(wild)->other = hand;
    Pen pen = pen_of(wild, hand);
    wild_remember(wild, "%s answers `%s` to %s, %s: %s", pen.address, letter->name,
                  wild->figures[writer].email, letter->subject, words);
    deliver(wild, pen_reply(&pen, letter, words, (Carriers)one_of(wild, 4)));
}

static void be_away(Wild *wild)
{
    guint writer = one_of(wild, MENTORS);
    const GPtrArray *letters = wild->figures[writer].letters;
    g_autoptr(GError) error = NULL;
    if (letters->len == 0)
        return;
    Pen pen = pen_of(wild, writer);
    char *mail = pen_send_file(&pen, letters->pdata[letters->len - 1],
                               SOURCE_FOLDER "/tests/corpus/auto-reply/gmail-vacation.eml", &error);
    g_assert_no_error(error);
    deliver(wild, mail);
}

static void live(Wild *wild)
{
    guint what = one_of(wild, 100);
    if (what < 10)
        ask(wild);
    else if (what < 70)
        answer(wild);
    else if (what < 73)
        be_away(wild);
    else
        (void)pass_time(wild, g_rand_int_range(wild->chance, HOUR / 4, 20 * HOUR));
}

static void check_log(Wild *wild)
{
    for (guint i = 0; i < wild->canaries->len && wild->violation == NULL; i++) {
        const char *word = g_array_index(wild->canaries, Canary, i).word;
        if (strstr(log_lines->str, word) != NULL)
            wild->violation = g_strdup_printf("a confided word in the log: %s", word);
    }
    for (guint i = 0; i < PEOPLE && wild->violation == NULL; i++)
        if (strstr(log_lines->str, wild->figures[i].surname) != NULL)
            wild->violation = g_strdup("a name in the log");
}

/* All clocks run out; after that nothing may be open. */
static void come_to_an_end(Wild *wild)
{
    g_autofree char *open = NULL;
    for (guint day = 0; day < DAYS_AFTER && wild->violation == NULL; day++)
        (void)pass_time(wild, DAY);
    if (wild->violation == NULL && pass_time(wild, 400 * (gint64)DAY) > 0)
        wild->violation = g_strdup("letters leave long after the last mail");
    open = world_memory_open_matters(wild->world);
    if (wild->violation == NULL && *open != '\0')
        wild->violation = g_strdup_printf("what began has not ended:\n%s", open);
}

static void wild_clear(Wild *wild)
{
    for (guint i = 0; i < PEOPLE; i++) {
        g_free(wild->figures[i].name);
        g_free(wild->figures[i].surname);
        g_free(wild->figures[i].email);
        g_ptr_array_unref(wild->figures[i].letters);
    }
    for (guint i = 0; i < wild->canaries->len; i++)
        g_free(g_array_index(wild->canaries, Canary, i).word);
    g_array_unref(wild->canaries);
    g_rand_free(wild->chance);
    WORLD_MEMORY.close(wild->world);
    g_free(wild->stories);
    g_free(wild->violation);
    g_string_free(wild->history, TRUE);
}

gboolean wild_play(guint32 seed, guint events)
{
    Wild wild = {.chance = g_rand_new_with_seed(seed),
                 .now = START_AT,
                 .history = g_string_new(NULL),
                 .canaries = g_array_new(FALSE, TRUE, sizeof(Canary)),
                 .stories = g_new0(Story, REQUESTS_MAX)};
    g_autoptr(GError) error = NULL;
    log_lines = g_string_new(NULL);
    g_log_set_writer_func(keep_log, NULL, NULL);
    for (guint i = 0; i < REQUESTS_MAX; i++) {
        wild.stories[i].mentee = PEOPLE;
        for (guint line = 0; line < LINES_MAX; line++)
            wild.stories[i].lines[line] = PEOPLE;
    }
    cast_people(&wild);
    wild.world = open_world(&wild, &error);
    g_assert_no_error(error);
    for (guint i = 0; i < events && wild.violation == NULL; i++)
        live(&wild);
    come_to_an_end(&wild);
    check_log(&wild);
    printf("# seed %u: %u events, %u mails, %u letters, %u requests, %u confided words, %s\n", seed,
           events, wild.mails, wild.letters, wild.requests, wild.canaries->len,
           wild.violation == NULL ? "no violation" : "a violation");
    gboolean good = wild.violation == NULL;
    if (!good)
        printf("%s\n", wild.violation);
    wild_clear(&wild);
    g_string_free(log_lines, TRUE);
    return good;
}
