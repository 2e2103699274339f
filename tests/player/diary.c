/* SPDX-License-Identifier: MIT */
#include "tests/player/diary.h"

#include <string.h>

#include "base/failure.h"
#include "tests/player/cast.h"
#include "tests/player/pen.h"

typedef struct {
    const char *path;
    const Stage *stage;
    char **lines;
    guint at; /* index of the line being played */
    Cast *cast;
    GString *settings;
    World *world;
    gint64 now;
    guint serial;
    char *last_mail;   /* as it was delivered; NULL before the first */
    GPtrArray *unread; /* SentLetter: left, not listed by the diary yet */
    GPtrArray *read;   /* SentLetter: listed, oldest first */
} Diary;

static void letter_drop(gpointer letter)
{
    sent_letter_free(letter);
}

static void diary_clear(Diary *diary)
{
    if (diary->world != NULL)
        diary->stage->kind->close(diary->world);
    g_strfreev(diary->lines);
    cast_free(diary->cast);
    g_string_free(diary->settings, TRUE);
    g_ptr_array_unref(diary->unread);
    g_ptr_array_unref(diary->read);
    g_free(diary->last_mail);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Diary, diary_clear)

static gboolean wrong(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);
static gboolean wrong(GError **error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    failure_set(error, FAILURE_PERMANENT, "%s", message);
    return FALSE;
}

/* The indented block after the current line, without its indentation; the next line to play
 * follows. */
static char *take_block(Diary *diary)
{
    GString *block = g_string_new(NULL);
    guint next = diary->at + 1;
    while (diary->lines[next] != NULL
           && (g_str_has_prefix(diary->lines[next], "    ") || *diary->lines[next] == '\0')) {
        const char *line = diary->lines[next++];
        g_string_append_printf(block, "%s\n", *line == '\0' ? "" : line + 4);
    }
    diary->at = next - 1;
    while (block->len > 0 && block->str[block->len - 1] == '\n')
        g_string_truncate(block, block->len - 1);
    return g_string_free(block, FALSE);
}

static char *letter_readers(const Diary *diary, const SentLetter *letter)
{
    GString *names = g_string_new(NULL);
    for (guint i = 0; i < letter->to->len; i++) {
        const Player *player = cast_with_address(diary->cast, letter->to->pdata[i]);
        g_string_append_printf(names, "%s%s", i > 0 ? " and " : "",
                               player != NULL ? player->name : (char *)letter->to->pdata[i]);
    }
    return g_string_free(names, FALSE);
}

static gboolean nothing_is_unlisted(const Diary *diary, GError **error)
{
    if (diary->unread->len == 0)
        return TRUE;
    const SentLetter *letter = diary->unread->pdata[0];
    g_autofree char *names = letter_readers(diary, letter);
    return wrong(error, "before this, the programme also writes to %s: `%s`\n\n%s", names,
                 letter->name, letter->text);
}

static gboolean read_heading_time(const char *heading, gint64 *at, GError **error)
{
    static const char *const MONTHS[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    static const char *const DAYS[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                       "Friday", "Saturday", "Sunday"};
    g_autoptr(GRegex) form = g_regex_new(
        "^## (\\w+day) (\\d{1,2}) (\\w+) (\\d{4}), (\\d{2}):(\\d{2})(?: in (\\S+))?$", 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    if (!g_regex_match(form, heading, 0, &match))
        return wrong(error, "no day and time such as '## Thursday 2 July 2026, 10:00'");
    g_autofree char *weekday = g_match_info_fetch(match, 1);
    g_autofree char *day = g_match_info_fetch(match, 2);
    g_autofree char *month_name = g_match_info_fetch(match, 3);
    g_autofree char *year = g_match_info_fetch(match, 4);
    g_autofree char *hour = g_match_info_fetch(match, 5);
    g_autofree char *minute = g_match_info_fetch(match, 6);
    g_autofree char *place = g_match_info_fetch(match, 7);
    g_autoptr(GTimeZone) zone =
        g_time_zone_new_identifier(place != NULL && *place != '\0' ? place : "America/New_York");
    int month = 0;
    for (guint i = 0; i < G_N_ELEMENTS(MONTHS); i++)
        month = strcmp(MONTHS[i], month_name) == 0 ? (int)i + 1 : month;
    g_autoptr(GDateTime) time = zone == NULL ? NULL
                                             : g_date_time_new(zone, atoi(year), month, atoi(day),
                                                               atoi(hour), atoi(minute), 0);
    if (time == NULL)
        return wrong(error, "no such day or place");
    if (strcmp(DAYS[g_date_time_get_day_of_week(time) - 1], weekday) != 0)
        return wrong(error, "that day is a %s", DAYS[g_date_time_get_day_of_week(time) - 1]);
    *at = g_date_time_to_unix(time);
    return TRUE;
}

static gboolean open_world(Diary *diary, gint64 at, GError **error)
{
    g_autofree char *agencies = cast_agencies_csv(diary->cast);
    g_autofree char *people = cast_people_csv(diary->cast);
    Setting setting = {
        .agencies_csv = agencies, .people_csv = people, .settings = diary->settings->str};
    diary->world = diary->stage->kind->open(&setting, at, diary->stage->arguments, error);
    diary->now = at;
    return diary->world != NULL;
}

static char *moment_text(gint64 at)
{
    g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("America/New_York");
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at);
    g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, zone);
    return g_date_time_format(local, "%A %-d %B %Y, %H:%M");
}

static gboolean advance(Diary *diary, gint64 at, GError **error)
{
    gint64 reached_at = at;
    if (!diary->stage->kind->advance(diary->world, at, diary->unread, &reached_at, error))
        return FALSE;
    diary->now = at;
    if (reached_at >= at)
        return TRUE;
    g_autofree char *moment = moment_text(reached_at);
    const SentLetter *letter = diary->unread->pdata[0];
    g_autofree char *names = letter_readers(diary, letter);
    return wrong(error, "before that, on %s, the programme writes to %s: `%s`\n\n%s", moment, names,
                 letter->name, letter->text);
}

static gboolean play_time(Diary *diary, GError **error)
{
    gint64 at = 0;
    if (!read_heading_time(diary->lines[diary->at], &at, error)
        || !nothing_is_unlisted(diary, error))
        return FALSE;
    if (diary->world == NULL)
        return open_world(diary, at, error) && advance(diary, at, error);
    if (at < diary->now)
        return wrong(error, "time does not run backwards");
    return advance(diary, at, error);
}

static gboolean went_to(const SentLetter *letter, const char *address)
{
    return g_ptr_array_find_with_equal_func(letter->to, address, g_str_equal, NULL);
}

/* The letter in `pile` that went to this person, and to `second` if that is no NULL; the newest of
   the name, or of any name. */
static guint find_letter(const GPtrArray *pile, const char *address, const char *second,
                         const char *name)
{
    for (guint i = pile->len; i > 0; i--) {
        const SentLetter *letter = pile->pdata[i - 1];
        if ((name == NULL || strcmp(letter->name, name) == 0) && went_to(letter, address)
            && (second == NULL || went_to(letter, second)))
            return i - 1;
    }
    return G_MAXUINT;
}

static char *fold_spaces(const char *text)
{
    g_auto(GStrv) words = g_strsplit_set(text, " \t\n", -1);
    GString *folded = g_string_new(NULL);
    for (char **word = words; *word != NULL; word++)
        if (**word != '\0')
            g_string_append_printf(folded, "%s%s", folded->len > 0 ? " " : "", *word);
    return g_string_free(folded, FALSE);
}

/* Each piece of the expected text, between line ends and "...", stands in the letter, in this
   order. A line that begins with "not: " must not stand there at all. */
static gboolean text_agrees(const SentLetter *letter, const char *expected, GError **error)
{
    g_autofree char *whole = g_strdup_printf("Subject: %s\nReply-To: %s\n%s", letter->subject,
                                             letter->reply_to, letter->text);
    g_autofree char *text = fold_spaces(whole);
    const char *from = text;
    g_auto(GStrv) lines = g_strsplit(expected, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        if (g_str_has_prefix(*line, "not: ")) {
            g_autofree char *absent = fold_spaces(*line + strlen("not: "));
            if (strstr(text, absent) != NULL)
                return wrong(error, "the letter does say \"%s\":\n\n%s", absent, whole);
            continue;
        }
        g_auto(GStrv) pieces = g_strsplit(*line, "...", -1);
        for (char **piece = pieces; *piece != NULL; piece++) {
            g_autofree char *wanted = fold_spaces(*piece);
            const char *found = strstr(from, wanted);
            if (found == NULL)
                return wrong(error, "the letter does not say \"%s\" (or not there):\n\n%s", wanted,
                             whole);
            from = found + strlen(wanted);
        }
    }
    return TRUE;
}

static gboolean play_letter(Diary *diary, const char *readers, const char *name, GError **error)
{
    g_autofree char *expected = take_block(diary);
    g_auto(GStrv) names = g_strsplit(readers, " and ", -1);
    const Player *first = cast_find(diary->cast, names[0]);
    const Player *second = names[1] != NULL ? cast_find(diary->cast, names[1]) : NULL;
    if (first == NULL || (names[1] != NULL && second == NULL))
        return wrong(error, "who is %s?", first == NULL ? names[0] : names[1]);
    guint found =
        find_letter(diary->unread, first->email, second != NULL ? second->email : NULL, name);
    if (found == G_MAXUINT) {
        if (diary->unread->len > 0)
            return nothing_is_unlisted(diary, error);
        return wrong(error, "the programme writes no letter here");
    }
    SentLetter *letter = g_ptr_array_steal_index(diary->unread, found);
    g_ptr_array_add(diary->read, letter);
    guint count = second != NULL ? 2 : 1;
    if (letter->to->len != count)
        return wrong(error, "the letter went to other people");
    return text_agrees(letter, expected, error);
}

static gboolean send_mail(Diary *diary, char *mail, GError **error)
{
    if (mail == NULL)
        return FALSE;
    gboolean sent = diary->stage->kind->deliver(diary->world, mail, diary->now, error);
    g_free(diary->last_mail);
    diary->last_mail = mail;
    return sent && advance(diary, diary->now, error);
}

static gboolean play_settings(Diary *diary, GError **error)
{
    g_autofree char *settings = take_block(diary);
    return diary->stage->kind->configure(diary->world, settings, error)
           && advance(diary, diary->now, error);
}

/* The people's lines are as under "## People"; whoever is in the cast already has changed. */
static gboolean play_import(Diary *diary, GError **error)
{
    g_autofree char *block = take_block(diary);
    g_auto(GStrv) lines = g_strsplit(block, "\n", -1);
    g_autoptr(Cast) added = cast_new();
    for (char **line = lines; *line != NULL; line++)
        if (!cast_add(added, *line, error))
            return FALSE;
    cast_join(diary->cast, added);
    g_autofree char *agencies = cast_agencies_csv(diary->cast);
    g_autofree char *people = cast_people_csv(added);
    Setting files = {.agencies_csv = agencies, .people_csv = people};
    return diary->stage->kind->import(diary->world, &files, error)
           && advance(diary, diary->now, error);
}

static Pen pen_of(Diary *diary, const Player *player, const char *address)
{
    return (Pen){.name = player != NULL ? player->name : "Somebody",
                 .address = address,
                 .vouched = TRUE,
                 .at = diary->now,
                 .serial = ++diary->serial};
}

static gboolean play_mail(Diary *diary, const char *who, const char *manner, GError **error)
{
    g_autofree char *body = take_block(diary);
    const Player *player = cast_find(diary->cast, who);
    if (player == NULL && strchr(who, '@') == NULL)
        return wrong(error, "who is %s?", who);
    Pen pen = pen_of(diary, player, player != NULL ? player->email : who);
    pen.vouched = strcmp(manner, ", and nobody vouches for it") != 0;
    pen.forged = strcmp(manner, ", and the boundary calls it forged") == 0;
    return send_mail(diary, pen_write(&pen, body), error);
}

/* `whose` letter is answered, by whom and from which address. */
static gboolean play_reply(Diary *diary, const char *who, const char *whose, const char *name,
                           const char *address, GError **error)
{
    g_autofree char *body = take_block(diary);
    const Player *writer = cast_find(diary->cast, who);
    const Player *reader = cast_find(diary->cast, whose);
    if ((writer == NULL && strchr(who, '@') == NULL) || reader == NULL)
        return wrong(error, "who is %s?", reader == NULL ? whose : who);
    guint found = find_letter(diary->read, reader->email, NULL, *name != '\0' ? name : NULL);
    if (found == G_MAXUINT)
        return wrong(error, "%s has no such letter to answer", whose);
    const char *own = writer != NULL ? writer->email : who;
    Pen pen = pen_of(diary, writer, *address != '\0' ? address : own);
    return send_mail(
        diary, pen_reply(&pen, diary->read->pdata[found], body, diary->stage->carriers), error);
}

static gboolean play_between(Diary *diary, const char *who, const char *below, GError **error)
{
    g_autofree char *body = take_block(diary);
    const Player *player = cast_find(diary->cast, who);
    if (player == NULL)
        return wrong(error, "who is %s?", who);
    guint found = find_letter(diary->read, player->email, NULL, NULL);
    if (found == G_MAXUINT)
        return wrong(error, "%s has no letter to answer", who);
    const SentLetter *letter = diary->read->pdata[found];
    if (strstr(letter->raw_text, below) == NULL)
        return wrong(error, "no line of the letter has \"%s\"", below);
    Pen pen = pen_of(diary, player, player->email);
    return send_mail(diary, pen_reply_between(&pen, letter, body, below, diary->stage->carriers),
                     error);
}

static gboolean play_file(Diary *diary, const char *who, const char *file, GError **error)
{
    const Player *player = cast_find(diary->cast, who);
    if (player == NULL)
        return wrong(error, "who is %s?", who);
    guint found = find_letter(diary->read, player->email, NULL, NULL);
    g_autofree char *path = g_build_filename(SOURCE_FOLDER, "tests", "corpus", file, NULL);
    Pen pen = pen_of(diary, player, player->email);
    const SentLetter *letter = found != G_MAXUINT ? diary->read->pdata[found] : NULL;
    return send_mail(diary, pen_send_file(&pen, letter, path, error), error);
}

static gboolean play_return(Diary *diary, char *const *said, GError **error)
{
    const Player *player = cast_find(diary->cast, said[0]);
    if (player == NULL)
        return wrong(error, "who is %s?", said[0]);
    guint found = find_letter(diary->read, player->email, NULL, said[1]);
    if (found == G_MAXUINT)
        return wrong(error, "%s has had no `%s`", said[0], said[1]);
    Pen pen = pen_of(diary, player, player->email);
    return send_mail(diary, pen_return(&pen, diary->read->pdata[found], said[2]), error);
}

static gboolean matches(const char *pattern, const char *line, char **parts, guint count)
{
    g_autoptr(GRegex) form = g_regex_new(pattern, 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    if (!g_regex_match(form, line, 0, &match))
        return FALSE;
    for (guint i = 0; i < count; i++) {
        char *part = g_match_info_fetch(match, (gint)i + 1);
        parts[i] = part != NULL ? part : g_strdup("");
    }
    return TRUE;
}

static gboolean play_sentence(Diary *diary, GError **error)
{
    const char *line = diary->lines[diary->at] + strlen("### ");
    g_autofree char **p = g_new0(char *, 5);
    gboolean good;
    if (diary->world == NULL)
        return wrong(error, "on which day? a '## Thursday 2 July 2026, 10:00' comes first");
    if (matches("^The programme writes to (.+): `([a-z-]+)`$", line, p, 2))
        good = play_letter(diary, p[0], p[1], error);
    else if (!nothing_is_unlisted(diary, error))
        good = FALSE;
    else if (matches("^Nothing happens$", line, p, 0))
        good = TRUE;
    else if (matches("^The settings become$", line, p, 0))
        good = play_settings(diary, error);
    else if (matches("^The file of people now has$", line, p, 0))
        good = play_import(diary, error);
    else if (matches("^The same mail comes again$", line, p, 0))
        good = diary->last_mail != NULL ? send_mail(diary, g_strdup(diary->last_mail), error)
                                        : wrong(error, "no mail has come yet");
    else if (matches("^(.+) writes(, and [a-z ]+)?$", line, p, 2))
        good = play_mail(diary, p[0], p[1], error);
    else if (matches("^(.+) replies(?: to `([a-z-]+)`)?(?: from (\\S+@\\S+))?$", line, p, 3))
        good = play_reply(diary, p[0], p[0], p[1], p[2], error);
    else if (matches("^(.+) types below \"(.+)\"$", line, p, 2))
        good = play_between(diary, p[0], p[1], error);
    else if (matches("^(.+) answers (.+)'s `([a-z-]+)`$", line, p, 3))
        good = play_reply(diary, p[0], p[1], p[2], "", error);
    else if (matches("^(.+)'s mail system answers with `(.+)`$", line, p, 2))
        good = play_file(diary, p[0], p[1], error);
    else if (matches("^(.+)'s mail system returns `([a-z-]+)`: ([0-9]{3} [0-9.]+ .+)$", line, p, 3))
        good = play_return(diary, p, error);
    else
        good = wrong(error, "nobody knows this sentence");
    for (guint i = 0; i < 5; i++)
        g_free(p[i]);
    return good;
}

static gboolean play_line(Diary *diary, const char **part, GError **error)
{
    const char *line = diary->lines[diary->at];
    if (g_str_has_prefix(line, "### "))
        return play_sentence(diary, error);
    if (strcmp(line, "## People") == 0 || strcmp(line, "## Settings") == 0) {
        *part = line + strlen("## ");
        return TRUE;
    }
    if (g_str_has_prefix(line, "## ")) {
        *part = "days";
        return play_time(diary, error);
    }
    if (g_str_has_prefix(line, "- ") && strcmp(*part, "People") == 0)
        return cast_add(diary->cast, line, error);
    if (g_str_has_prefix(line, "    ") && strcmp(*part, "Settings") == 0)
        g_string_append_printf(diary->settings, "%s\n", line + 4);
    else if (g_str_has_prefix(line, "    "))
        return wrong(error, "an indented line belongs under a sentence");
    return TRUE;
}

/* The diary up to and with the failing line, then what went otherwise, then the rest. */
static char *mark(const Diary *diary, const GError *error)
{
    GString *report = g_string_new(NULL);
    g_string_append_printf(report, "%s:%u: %.*s\n\n", diary->path, diary->at + 1,
                           (int)strcspn(error->message, "\n"), error->message);
    for (guint i = 0; diary->lines[i] != NULL; i++) {
        g_string_append_printf(report, "    %s\n", diary->lines[i]);
        if (i != diary->at)
            continue;
        g_auto(GStrv) lines = g_strsplit(error->message, "\n", -1);
        for (char **line = lines; *line != NULL; line++)
            g_string_append_printf(report, ">>> %s\n", *line);
    }
    return g_string_free(report, FALSE);
}

gboolean diary_play(const char *path, const Stage *stage, char **report)
{
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL;
    const char *part = "";
    if (!g_file_get_contents(path, &text, NULL, &error)) {
        *report = g_strdup_printf("%s\n", error->message);
        return FALSE;
    }
    g_auto(Diary) diary = {.path = path,
                           .stage = stage,
                           .lines = g_strsplit(text, "\n", -1),
                           .cast = cast_new(),
                           .settings = g_string_new(NULL),
                           .unread = g_ptr_array_new_with_free_func(letter_drop),
                           .read = g_ptr_array_new_with_free_func(letter_drop)};
    gboolean good = TRUE;
    for (; diary.lines[diary.at] != NULL && good; diary.at++)
        good = play_line(&diary, &part, &error);
    diary.at -= diary.at > 0;
    good = good && nothing_is_unlisted(&diary, &error);
    if (good && diary.world == NULL)
        good = wrong(&error, "nothing is played here: no day");
    if (!good)
        *report = mark(&diary, error);
    return good;
}
