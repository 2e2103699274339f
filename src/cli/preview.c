/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "cli/command.h"
#include "letters/letters.h"
#include "message/draft.h"
#include "settings/settings.h"

static int list_letters(void)
{
    fputs("mentord: preview: which letter?", stderr);
    for (guint i = 0; i < LETTER_COUNT; i++)
        fprintf(stderr, " %s", letter_kind_name((LetterKind)i));
    fputs("\n", stderr);
    return EX_USAGE;
}

/* Those whom the made-up letters greet. */
static const char *const NAMES[] = {"Anna Bauer", "Clara Novak", "Carol Weiss", NULL};
static const char *const ADDRESSES[] = {"anna@agency.example", "clara@agency.example",
                                        "carol@agency.example", NULL};

/* The first of NAMES to whom the letter goes. */
static guint reader_of(LetterKind kind)
{
    guint readers = letter_kind_readers(kind);
    return readers == READER_COORDINATOR ? 2 : ((readers & READER_MENTEE) != 0 ? 0 : 1);
}

static int print_mail(const WrittenLetter *letter, LetterKind kind)
{
    guint first = reader_of(kind), readers = kind == LETTER_INTRODUCTION ? 2 : 1;
    const char *names[] = {NAMES[first], readers > 1 ? NAMES[first + 1] : NULL, NULL};
    const char *to[] = {ADDRESSES[first], readers > 1 ? ADDRESSES[first + 1] : NULL, NULL};
    static const char *const FROM[] = {"mentoring@programme.example", NULL};
    static const char *const ASKER[] = {"anna@agency.example", NULL};
    const char *const *reply_to =
        kind == LETTER_INTRODUCTION ? to : (kind == LETTER_QUESTION ? ASKER : FROM);
    GError *error = NULL;
    g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
    Draft draft = {.from_name = "Mentoring",
                   .from = FROM[0],
                   .to_names = names,
                   .to = to,
                   .reply_to = reply_to,
                   .subject = letter->subject,
                   .message_id = "preview@programme.example",
                   .letter = letter_kind_name(kind),
                   .date_at = 1782900000,
                   .zone = zone,
                   .text = letter->text,
                   .html = letter->html};
    g_autoptr(GBytes) bytes = draft_serialise(&draft, &error);
    if (bytes == NULL)
        return command_failed(error);
    fwrite(g_bytes_get_data(bytes, NULL), 1, g_bytes_get_size(bytes), stdout);
    return EX_OK;
}

static int print_letter(const WrittenLetter *letter, LetterKind kind, const char *format)
{
    if (format == NULL || strcmp(format, "text") == 0)
        printf("Subject: %s\n\n%s", letter->subject, letter->text);
    else if (strcmp(format, "html") == 0)
        fputs(letter->html, stdout);
    else if (strcmp(format, "eml") == 0)
        return print_mail(letter, kind);
    else {
        fprintf(stderr, "mentord: preview: --format is text, html or eml, not '%s'\n", format);
        return EX_USAGE;
    }
    return EX_OK;
}

int command_preview(const char *config, int count, char **words)
{
    g_autofree char *format = NULL;
    g_auto(GStrv) names = NULL;
    GError *error = NULL;
    LetterKind kind;
    const GOptionEntry entries[] = {
        {"format", 0, 0, G_OPTION_ARG_STRING, &format, "text (default), html or eml", "FORMAT"},
        G_OPTION_ENTRY_NULL};
    if (!command_options("preview", entries, count, words, &names))
        return EX_USAGE;
    if (names[0] == NULL || !letter_kind_parse(names[0], &kind))
        return list_letters();
    g_autoptr(Settings) settings = settings_load(config, &error);
    g_autoptr(Templates) templates =
        settings != NULL ? templates_load(settings->programme_templates, &error) : NULL;
    g_autoptr(WrittenLetter) letter =
        templates != NULL ? templates_preview(templates, kind, &error) : NULL;
    if (letter == NULL)
        return command_failed(error);
    return print_letter(letter, kind, format);
}
