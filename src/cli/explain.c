/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/explanation.h"
#include "letters/sentences.h"
#include "message/reader.h"
#include "settings/settings.h"

enum { FILES_AT_ONCE = 250, FILE_BYTES_MAX = 64 << 20 };

typedef struct {
    Reader *reader;
    GBytes *original; /* the letter that the mails answer, or NULL */
    Message *letter;  /* the same, read; or NULL */
    SpokenAs role;
    gboolean json;
    GTimeZone *zone;
} Explaining;

static void explain_one(const Explaining *explaining, const char *file, const Message *message,
                        const char *problem)
{
    Explanation explanation = {
        .file = file, .message = message, .problem = problem, .role = explaining->role};
    explanation_fill(&explanation, explaining->letter, g_get_real_time() / G_USEC_PER_SEC,
                     explaining->zone);
    if (explaining->json)
        explanation_print_json(&explanation);
    else
        explanation_print_text(&explanation);
    explanation_clear(&explanation);
}

static GBytes *read_stream(FILE *stream)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    guint8 piece[65536];
    size_t got;
    while ((got = fread(piece, 1, sizeof piece, stream)) > 0 && bytes->len < FILE_BYTES_MAX)
        g_byte_array_append(bytes, piece, (guint)got);
    return ferror(stream) ? NULL : g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}

static GBytes *read_file(const char *file, char **problem)
{
    gboolean input = strcmp(file, "-") == 0;
    FILE *stream = input ? stdin : fopen(file, "rbe");
    if (stream != NULL && !input)
        setvbuf(stream, NULL, _IONBF, 0); /* read_stream's pieces are large */
    GBytes *bytes = stream != NULL ? read_stream(stream) : NULL;
    if (bytes == NULL)
        *problem = g_strdup(g_strerror(errno));
    if (stream != NULL && !input)
        fclose(stream);
    return bytes;
}

/* Files on their way; what cannot be opened is said in its turn. */
typedef struct {
    const Explaining *explaining;
    char **files;
    char *problems[FILES_AT_ONCE];
    guint told;
} Batch;

static void tell_problems(Batch *batch, guint count)
{
    for (; batch->told < count && batch->problems[batch->told] != NULL; batch->told++)
        explain_one(batch->explaining, batch->files[batch->told], NULL,
                    batch->problems[batch->told]);
}

static void explain_mail(guint number, Message *message, GError *error, gpointer data)
{
    Batch *batch = data;
    (void)number;
    tell_problems(batch, FILES_AT_ONCE);
    explain_one(batch->explaining, batch->files[batch->told++], message,
                error != NULL ? error->message : NULL);
    message_free(message);
    g_clear_error(&error);
}

/* Explains up to FILES_AT_ONCE files; returns how many could be opened. */
static guint explain_files(const Explaining *explaining, char **files, guint count)
{
    g_autoptr(GPtrArray) mails = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    g_autoptr(GPtrArray) originals = g_ptr_array_new();
    Batch batch = {.explaining = explaining, .files = files};
    for (guint i = 0; i < count; i++) {
        GBytes *bytes = read_file(files[i], &batch.problems[i]);
        if (bytes == NULL)
            continue;
        g_ptr_array_add(mails, bytes);
        g_ptr_array_add(originals, explaining->original);
    }
    reader_read_each(explaining->reader, mails, originals, explain_mail, &batch);
    tell_problems(&batch, count);
    for (guint i = 0; i < count; i++)
        g_free(batch.problems[i]);
    return mails->len;
}

/* The configuration, if there is one, tells whose Authentication-Results count and what our own
   letters look like; without one a mail can be explained just the same. */
static void open_reader(Explaining *explaining, const char *config)
{
    g_autoptr(Settings) settings = settings_load(config, NULL);
    ReaderOptions options = {.address = "mentoring@programme.example"};
    if (settings != NULL)
        options = (ReaderOptions){.address = settings->programme_address,
                                  .authserv_id = settings->trust_authserv_id,
                                  .boundary = settings->trust_boundary};
    g_auto(GStrv) sentences =
        letters_sentences(settings != NULL ? settings->programme_templates : NULL);
    options.own_sentences = (const char *const *)sentences;
    explaining->reader = reader_new(&options);
    if (settings != NULL && settings->programme_time_zone != NULL)
        explaining->zone = g_time_zone_new_identifier(settings->programme_time_zone);
    if (explaining->zone == NULL)
        explaining->zone = g_time_zone_new_utc();
}

/* FALSE if the letter cannot be opened. One that cannot be read is no hindrance. */
static gboolean read_original(Explaining *explaining, const char *file)
{
    g_autofree char *problem = NULL;
    if (file == NULL)
        return TRUE;
    explaining->original = read_file(file, &problem);
    if (explaining->original == NULL) {
        fprintf(stderr, "mentord: explain: %s: %s\n", file, problem);
        return FALSE;
    }
    explaining->letter = reader_read(explaining->reader, explaining->original, NULL, FALSE, NULL);
    return TRUE;
}

static gboolean role_parse(const char *name, SpokenAs *role)
{
    static const char *const NAMES[] = {"mentor", "mentee", "coordinator", "survey"};
    *role = AS_MENTOR;
    for (guint i = 0; name != NULL && i < G_N_ELEMENTS(NAMES); i++)
        if (strcmp(NAMES[i], name) == 0) {
            *role = (SpokenAs)i;
            return TRUE;
        }
    return name == NULL;
}

static int explain_all(Explaining *explaining, const char *original, char **files, guint total)
{
    guint opened = 0;
    if (!read_original(explaining, original))
        return EX_DATAERR;
    for (guint at = 0; at < total; at += FILES_AT_ONCE)
        opened += explain_files(explaining, files + at, MIN(FILES_AT_ONCE, total - at));
    return opened > 0 ? EX_OK : EX_DATAERR;
}

/* One of the processes that share many files: its part of them, said into `to`. */
static pid_t explain_apart(Explaining *explaining, const char *original, char **files, guint total,
                           FILE *to)
{
    pid_t pid = fork();
    if (pid != 0)
        return pid;
    int status = dup2(fileno(to), STDOUT_FILENO) >= 0
                     ? explain_all(explaining, original, files, total)
                     : EX_OSERR;
    reader_free(explaining->reader);
    _exit(fflush(stdout) == 0 ? status : EX_IOERR);
}

static int exit_status_of(pid_t pid)
{
    int status = 0;
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return EX_OSERR;
    return WIFEXITED(status) ? WEXITSTATUS(status) : EX_SOFTWARE;
}

static gboolean copy_to_stdout(FILE *from)
{
    char piece[65536];
    size_t got;
    rewind(from);
    while ((got = fread(piece, 1, sizeof piece, from)) > 0)
        if (fwrite(piece, 1, got, stdout) != got)
            return FALSE;
    return ferror(from) == 0;
}

/* Many files on all processors: each process takes a stretch of them, and what it says is printed
   behind what the ones before it say. One that failed is told by its status, if none was opened. */
static int explain_shared(Explaining *explaining, const char *original, char **files, guint total)
{
    enum { PROCESSES_MAX = 8 };
    guint processes = MIN(MIN(g_get_num_processors(), PROCESSES_MAX), total / FILES_AT_ONCE);
    if (processes < 2)
        return explain_all(explaining, original, files, total);
    pid_t pids[PROCESSES_MAX];
    FILE *outputs[PROCESSES_MAX];
    int worst = EX_OK, best = EX_DATAERR;
    for (guint i = 0; i < processes; i++) {
        guint from = (guint)((guint64)total * i / processes);
        guint to = (guint)((guint64)total * (i + 1) / processes);
        outputs[i] = i == 0 ? stdout : tmpfile();
        pids[i] = outputs[i] != NULL
                      ? explain_apart(explaining, original, files + from, to - from, outputs[i])
                      : -1;
    }
    for (guint i = 0; i < processes; i++) {
        int status = pids[i] > 0 ? exit_status_of(pids[i]) : EX_OSERR;
        if (i > 0 && outputs[i] != NULL) {
            status = copy_to_stdout(outputs[i]) ? status : EX_IOERR;
            fclose(outputs[i]);
        }
        best = MIN(best, status);
        worst = status != EX_DATAERR ? MAX(worst, status) : worst;
    }
    return worst != EX_OK ? worst : best;
}

int command_explain(const char *config, int count, char **words)
{
    Explaining explaining = {0};
    g_autofree char *role = NULL;
    g_autofree char *original = NULL;
    g_auto(GStrv) files = NULL;
    const GOptionEntry entries[] = {
        {"as", 0, 0, G_OPTION_ARG_STRING, &role, "mentor (default), mentee, coordinator, survey",
         "ROLE"},
        {"original", 0, 0, G_OPTION_ARG_FILENAME, &original, "the letter that the mails answer",
         "FILE"},
        {"json", 0, 0, G_OPTION_ARG_NONE, &explaining.json, "one JSON object per file", NULL},
        G_OPTION_ENTRY_NULL};
    if (!command_options("explain", entries, count, words, &files))
        return EX_USAGE;
    if (files[0] == NULL || !role_parse(role, &explaining.role)) {
        fputs(files[0] == NULL
                  ? "mentord: explain: which file? - is standard input\n"
                  : "mentord: explain: --as is mentor, mentee, coordinator or survey\n",
              stderr);
        return EX_USAGE;
    }
    open_reader(&explaining, config);
    int status = explain_shared(&explaining, original, files, g_strv_length(files));
    reader_free(explaining.reader);
    message_free(explaining.letter);
    g_clear_pointer(&explaining.original, g_bytes_unref);
    g_time_zone_unref(explaining.zone);
    return status;
}
