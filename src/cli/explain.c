/* SPDX-License-Identifier: MIT */
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "cli/command.h"
#include "intake/answer.h"
#include "intake/choice.h"
#include "intake/date.h"
#include "intake/intake.h"
#include "message/reader.h"
#include "settings/settings.h"

enum { FILES_AT_ONCE = 250, FILE_BYTES_MAX = 64 << 20, NUMBER_TEXT = 12 };

/* What is said of one file. */
typedef struct {
    const char *file;
    const Message *message; /* NULL: could not be read */
    const char *problem;
    const char *class;
    char *reply;    /* "" for none */
    char *evidence; /* "" for none */
    char *until;    /* YYYY-MM-DD or NULL */
    Choice *choice; /* NULL unless the role answers with words */
} Explanation;

static char *day_text(gint64 at, GTimeZone *zone)
{
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at);
    g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, zone);
    return at != 0 ? g_date_time_format(local, "%Y-%m-%d") : NULL;
}

static void explain_words(Explanation *explanation, gboolean as_mentor)
{
    const Message *message = explanation->message;
    g_autofree char *words = intake_words(message);
    g_autoptr(Answer) answer = answer_read(words);
    explanation->evidence = g_strdup(answer->evidence);
    explanation->class = answer_class_name(answer->class);
    if (!as_mentor) {
        g_autoptr(GPtrArray) names = choice_names_on_list(message->quoted);
        explanation->choice = choice_read(words, names);
    }
}

static void explain_message(Explanation *explanation, gboolean as_mentor, gint64 now)
{
    const Message *message = explanation->message;
    g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
    g_autofree char *text = g_strdup_printf("%s\n%s", message->subject, message->reply);
    explanation->class = message_class_name(message->class);
    explanation->reply = g_strdup(message->reply);
    explanation->problem = message->problem;
    gint64 said_at = message->sent_at != 0 ? message->sent_at : now;
    explanation->until = day_text(date_of_return(text, said_at, zone), zone);
    if (message->class == MESSAGE_PERSON)
        explain_words(explanation, as_mentor);
    else if (message->class == MESSAGE_UNREADABLE)
        explanation->class = "unclear";
    if (explanation->evidence == NULL)
        explanation->evidence = g_strdup(message->class_reason);
}

static void add_text(JsonBuilder *builder, const char *name, const char *value)
{
    json_builder_set_member_name(builder, name);
    if (value != NULL)
        json_builder_add_string_value(builder, value);
    else
        json_builder_add_null_value(builder);
}

static void add_commands(JsonBuilder *builder, const Choice *choice)
{
    json_builder_set_member_name(builder, "commands");
    json_builder_begin_array(builder);
    if (choice != NULL && choice->verb != VERB_NONE) {
        json_builder_begin_object(builder);
        add_text(builder, "verb", verb_name(choice->verb));
        json_builder_set_member_name(builder, "args");
        json_builder_begin_array(builder);
        for (guint i = 0; i < choice->numbers->len; i++) {
            char number[NUMBER_TEXT];
            g_snprintf(number, sizeof number, "%u", g_array_index(choice->numbers, guint, i));
            json_builder_add_string_value(builder, number);
        }
        for (guint i = 0; i < choice->names->len; i++)
            json_builder_add_string_value(builder, choice->names->pdata[i]);
        json_builder_end_array(builder);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void add_failed(JsonBuilder *builder, const Message *message)
{
    json_builder_set_member_name(builder, "failed");
    json_builder_begin_array(builder);
    for (guint i = 0; message != NULL && i < message->failed->len; i++) {
        const FailedRecipient *failed = message->failed->pdata[i];
        json_builder_begin_object(builder);
        add_text(builder, "recipient", failed->recipient);
        add_text(builder, "status", failed->status);
        json_builder_set_member_name(builder, "permanent");
        json_builder_add_boolean_value(builder, failed->permanent);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void print_json(const Explanation *explanation)
{
    g_autoptr(JsonBuilder) builder = json_builder_new();
    json_builder_begin_object(builder);
    add_text(builder, "file", explanation->file);
    add_text(builder, "class", explanation->class);
    add_text(builder, "reply", explanation->reply);
    add_text(builder, "evidence", explanation->evidence);
    add_text(builder, "from", explanation->message != NULL ? explanation->message->from : NULL);
    add_text(builder, "until", explanation->until);
    add_text(builder, "peer", NULL);
    add_commands(builder, explanation->choice);
    add_failed(builder, explanation->message);
    if (explanation->problem != NULL)
        add_text(builder, "problem", explanation->problem);
    json_builder_end_object(builder);
    g_autoptr(JsonNode) root = json_builder_get_root(builder);
    g_autofree char *line = json_to_string(root, FALSE);
    puts(line);
}

static void print_indented(const char *title, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    printf("  %s\n", title);
    for (char **line = lines; *line != NULL; line++)
        printf("    | %s\n", *line);
}

static void print_for_people(const Explanation *explanation)
{
    static const char *const VOUCHES[] = {"nothing", "yes", "no: it failed"};
    const Message *message = explanation->message;
    printf("%s\n", explanation->file);
    if (explanation->problem != NULL)
        printf("  problem        %s\n", explanation->problem);
    if (message != NULL) {
        printf("  from           %s\n", *message->from != '\0' ? message->from : "nobody for sure");
        printf("  boundary says  %s\n", VOUCHES[message->authenticated]);
        printf("  kind           %s%s%s\n", message_class_name(message->class),
               *message->class_reason != '\0' ? ", because of " : "", message->class_reason);
        printf("  token words    %u\n", message->tokens->len);
        print_indented("newly written", explanation->reply);
        print_indented("taken out", message->quoted);
    }
    printf("  verdict        %s\n", explanation->class);
    if (explanation->evidence != NULL && *explanation->evidence != '\0')
        printf("  because of     %s\n", explanation->evidence);
    if (explanation->choice != NULL)
        printf("  read as        %s\n", explanation->choice->verb != VERB_NONE
                                            ? verb_name(explanation->choice->verb)
                                            : "no word that is known");
}

static void explain_one(const char *file, const Message *message, const char *problem,
                        gboolean as_mentor, gboolean json)
{
    Explanation explanation = {
        .file = file, .message = message, .class = "other", .problem = problem};
    if (message != NULL)
        explain_message(&explanation, as_mentor, g_get_real_time() / G_USEC_PER_SEC);
    if (json)
        print_json(&explanation);
    else
        print_for_people(&explanation);
    g_free(explanation.reply);
    g_free(explanation.evidence);
    g_free(explanation.until);
    choice_free(explanation.choice);
}

static GBytes *read_stream(FILE *stream)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    guint8 piece[65536];
    size_t got;
    while ((got = fread(piece, 1, sizeof piece, stream)) > 0 && bytes->len < FILE_BYTES_MAX)
        g_byte_array_append(bytes, piece, (guint)got);
    return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}

static GBytes *read_file(const char *file, char **problem)
{
    if (strcmp(file, "-") == 0)
        return read_stream(stdin);
    g_autoptr(GError) error = NULL;
    g_autoptr(GMappedFile) mapped = g_mapped_file_new(file, FALSE, &error);
    if (mapped == NULL)
        *problem = g_strdup(error->message);
    return mapped != NULL ? g_mapped_file_get_bytes(mapped) : NULL;
}

/* Explains up to FILES_AT_ONCE files; returns how many could be opened. */
static guint explain_files(Reader *reader, char **files, guint count, gboolean as_mentor,
                           gboolean json)
{
    g_autoptr(GPtrArray) mails = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    Message *messages[FILES_AT_ONCE] = {NULL};
    GError *errors[FILES_AT_ONCE] = {NULL};
    char *problems[FILES_AT_ONCE] = {NULL};
    guint opened = 0;
    for (guint i = 0; i < count; i++) {
        GBytes *bytes = read_file(files[i], &problems[i]);
        if (bytes != NULL)
            g_ptr_array_add(mails, bytes);
    }
    reader_read_all(reader, mails, messages, errors);
    for (guint i = 0; i < count; i++) {
        if (problems[i] != NULL) {
            explain_one(files[i], NULL, problems[i], as_mentor, json);
            g_free(problems[i]);
            continue;
        }
        const char *problem = errors[opened] != NULL ? errors[opened]->message : NULL;
        explain_one(files[i], messages[opened], problem, as_mentor, json);
        message_free(messages[opened]);
        g_clear_error(&errors[opened++]);
    }
    return opened;
}

/* The configuration, if there is one, tells whose Authentication-Results count and what our own
   letters look like; without one a mail can be explained just the same. */
static Reader *open_reader(const char *config)
{
    g_autoptr(Settings) settings = settings_load(config, NULL);
    ReaderOptions options = {.address = "mentoring@programme.example"};
    if (settings != NULL)
        options = (ReaderOptions){.address = settings->programme_address,
                                  .authserv_id = settings->trust_authserv_id,
                                  .boundary = settings->trust_boundary};
    return reader_new(&options);
}

int command_explain(const char *config, int count, char **words)
{
    gboolean json = FALSE;
    g_autofree char *role = NULL;
    g_auto(GStrv) files = NULL;
    guint opened = 0;
    const GOptionEntry entries[] = {
        {"as", 0, 0, G_OPTION_ARG_STRING, &role, "mentor (default) or mentee", "ROLE"},
        {"json", 0, 0, G_OPTION_ARG_NONE, &json, "one JSON object per file", NULL},
        G_OPTION_ENTRY_NULL};
    if (!command_options("explain", entries, count, words, &files))
        return EX_USAGE;
    if (files[0] == NULL
        || (role != NULL && strcmp(role, "mentor") != 0 && strcmp(role, "mentee") != 0)) {
        fputs(files[0] == NULL ? "mentord: explain: which file? - is standard input\n"
                               : "mentord: explain: --as is mentor or mentee\n",
              stderr);
        return EX_USAGE;
    }
    g_autoptr(Reader) reader = open_reader(config);
    gboolean as_mentor = role == NULL || strcmp(role, "mentor") == 0;
    guint total = g_strv_length(files);
    for (guint at = 0; at < total; at += FILES_AT_ONCE)
        opened +=
            explain_files(reader, files + at, MIN(FILES_AT_ONCE, total - at), as_mentor, json);
    return opened > 0 ? EX_OK : EX_DATAERR;
}
