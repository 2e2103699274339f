/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/player/wild-state.h"

void wild_remember(Wild *wild, const char *format, ...)
{
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(wild->now);
    g_autofree char *stamp = g_date_time_format(time, "%F %R");
    va_list arguments;
    va_start(arguments, format);
    g_string_append_printf(wild->history, "%s  ", stamp);
    g_string_append_vprintf(wild->history, format, arguments);
    g_string_append_c(wild->history, '\n');
    va_end(arguments);
}

static void print_history(const Wild *wild, guint request)
{
    g_autofree char *tag = g_strdup_printf("[#%u]", request);
    g_auto(GStrv) lines = g_strsplit(wild->history->str, "\n", -1);
    for (char **line = lines; *line != NULL; line++)
        if (request == 0 || strstr(*line, tag) != NULL)
            printf("%s\n", *line);
}

static void violated(Wild *wild, const SentLetter *letter, const char *what, const char *word)
{
    const char *tag = strstr(letter->subject, "[#");
    if (wild->violation == NULL)
        print_history(wild, tag != NULL ? (guint)strtoul(tag + 2, NULL, 10) : 0);
    if (wild->violation == NULL)
        wild->violation =
            g_strdup_printf("%s: %s\n\n%s to %s\n%s\n\n%s", what, word, letter->name,
                            (char *)letter->to->pdata[0], letter->subject, letter->text);
}

guint wild_find(const Wild *wild, const char *email)
{
    guint i = 0;
    while (i < PEOPLE && strcmp(wild->figures[i].email, email) != 0)
        i++;
    return i;
}

static gboolean knows_of(const Wild *wild, guint reader, guint request)
{
    if (request == 0)
        return FALSE;
    const Story *story = &wild->stories[request];
    return story->mentee == reader || story->may_know[reader]
           || (story->open_list && wild->figures[reader].role == MENTOR);
}

static gboolean may_read(const Wild *wild, guint reader, const Canary *canary)
{
    if (reader == canary->author || reader == canary->other)
        return TRUE;
    if (canary->request == 0)
        return FALSE;
    return canary->situation ? knows_of(wild, reader, canary->request)
                             : wild->stories[canary->request].mentee == reader;
}

/* A mentee's name is for those whom they picked and their own coordinator; a mentor's for every
   mentee and the own coordinator. */
static gboolean may_see_name(const Wild *wild, guint reader, guint named, guint request)
{
    const Figure *r = &wild->figures[reader], *n = &wild->figures[named];
    if (reader == named)
        return TRUE;
    if (r->role == COORDINATOR)
        return r->agency == n->agency;
    if (n->role == MENTOR)
        return r->role == MENTEE;
    return n->role == MENTEE && r->role == MENTOR && request != 0
           && wild->stories[request].mentee == named && knows_of(wild, reader, request);
}

guint wild_request_of(const SentLetter *letter)
{
    const char *tag = strstr(letter->subject, "[#");
    guint number = tag != NULL ? (guint)strtoul(tag + 2, NULL, 10) : 0;
    g_assert(number < REQUESTS_MAX);
    return number;
}

static gboolean is_among(const SentLetter *letter, const Wild *wild, guint figure)
{
    for (guint i = 0; i < letter->to->len; i++)
        if (wild_find(wild, letter->to->pdata[i]) == figure)
            return TRUE;
    return FALSE;
}

static void check_reader(Wild *wild, const SentLetter *letter, guint reader, guint request)
{
    for (guint i = 0; i < wild->canaries->len; i++) {
        const Canary *canary = &g_array_index(wild->canaries, Canary, i);
        if (strstr(letter->subject, canary->word) != NULL)
            violated(wild, letter, "a confided word in a subject", canary->word);
        if ((strstr(letter->text, canary->word) != NULL
             || strstr(letter->html, canary->word) != NULL)
            && !may_read(wild, reader, canary))
            violated(wild, letter, "a confided word before somebody it is not for", canary->word);
    }
    for (guint i = 0; i < PEOPLE; i++) {
        const Figure *named = &wild->figures[i];
        if (strstr(letter->subject, named->surname) != NULL)
            violated(wild, letter, "a name in a subject", named->surname);
        gboolean shown = strstr(letter->text, named->surname) != NULL
                         || strstr(letter->html, named->surname) != NULL;
        if (shown && !is_among(letter, wild, i) && !may_see_name(wild, reader, i, request))
            violated(wild, letter, "a name before somebody it is not for", named->surname);
    }
}

/* "3. Kai Qx..., Director" tells whom the number means. */
static void read_list(Wild *wild, Story *story, const SentLetter *letter)
{
    g_auto(GStrv) lines = g_strsplit(letter->text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        char *end = NULL;
        guint number = (guint)strtoul(*line, &end, 10);
        if (number == 0 || number >= LINES_MAX || strncmp(end, ". Kai ", 6) != 0)
            continue;
        for (guint i = 0; i < MENTORS; i++)
            if (strstr(end, wild->figures[i].surname) != NULL)
                story->lines[number] = i;
    }
}

static gboolean is_list(const SentLetter *letter)
{
    static const char *const LISTS[] = {"shortlist", "asked",       "declined",     "no-answer",
                                        "no-match",  "mentor-away", "one-question", "new-mentor"};
    for (guint i = 0; i < G_N_ELEMENTS(LISTS); i++)
        if (strcmp(letter->name, LISTS[i]) == 0)
            return strstr(letter->text, "CHOOSE") == NULL;
    return FALSE;
}

/* What a letter tells of its request, before it is held against what is known. */
static void note_letter(Wild *wild, const SentLetter *letter, guint reader, guint request)
{
    Story *story = &wild->stories[request];
    if (request == 0 || wild->figures[reader].role != MENTEE)
        return;
    if (story->mentee == PEOPLE) {
        story->mentee = reader;
        wild->requests++;
        for (guint i = wild->canaries->len; i > wild->seen; i--) {
            Canary *canary = &g_array_index(wild->canaries, Canary, i - 1);
            if (canary->author == reader && canary->situation && canary->request == 0)
                canary->request = request;
        }
    }
    if (is_list(letter))
        read_list(wild, story, letter);
}

void wild_check(Wild *wild, const SentLetter *letter, guint reader)
{
    guint request = wild_request_of(letter);
    note_letter(wild, letter, reader, request);
    check_reader(wild, letter, reader, request);
}
