/* SPDX-License-Identifier: MIT */
/* play-scenario [--tap] [--carrier all|plus|thread|quote] [--servers ARGUMENTS] FILE|FOLDER... */
#include <gmime/gmime.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "tests/player/diary.h"
#include "tests/player/wild.h"
#include "tests/player/years.h"

static gint compare_paths(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void find_scenarios(const char *path, GPtrArray *files)
{
    g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
    if (folder == NULL) {
        g_ptr_array_add(files, g_strdup(path));
        return;
    }
    for (const char *name = g_dir_read_name(folder); name != NULL; name = g_dir_read_name(folder)) {
        g_autofree char *child = g_build_filename(path, name, NULL);
        if (g_file_test(child, G_FILE_TEST_IS_DIR)
            || (g_str_has_suffix(name, ".md") && strcmp(name, "README.md") != 0))
            find_scenarios(child, files);
    }
}

static gboolean choose_carriers(const char *name, Stage *stage)
{
    static const char *const NAMES[] = {"all", "plus", "thread", "quote"};
    for (guint i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        if (strcmp(NAMES[i], name) == 0) {
            stage->carriers = (Carriers)i;
            return TRUE;
        }
    }
    return FALSE;
}

static guint play_all(const GPtrArray *files, const Stage *stage, gboolean tap)
{
    guint failed = 0;
    if (tap)
        printf("1..%u\n", files->len);
    for (guint i = 0; i < files->len; i++) {
        char *report = NULL;
        const char *file = files->pdata[i];
        gboolean good = diary_play(file, stage, &report);
        failed += !good;
        printf("%s %u - %s\n", good ? "ok" : "not ok", i + 1, file);
        if (!good)
            fputs(report, tap ? stdout : stderr);
        fflush(stdout);
        g_free(report);
    }
    return failed;
}

static int play_years(void)
{
    static const char *const PROMISES[YEARS_MANNERS] = {
        "two years by a timer: each reminder once, each digest once, in office hours",
        "two years to the dot: the same",
        "three weeks of standing still: one reminder, and nobody is blamed",
        "clocks put back by an hour and by a day: nothing twice"};
    guint failed = 0;
    printf("1..%d\n", YEARS_MANNERS);
    for (guint manner = 0; manner < YEARS_MANNERS; manner++) {
        gboolean good = years_play((YearsManner)manner);
        failed += !good;
        printf("%s %u - %s\n", good ? "ok" : "not ok", manner + 1, PROMISES[manner]);
        fflush(stdout);
    }
    return failed > 0;
}

int main(int count, char **words)
{
    g_autofree char *carrier = NULL;
    g_autofree char *servers = NULL;
    g_auto(GStrv) paths = NULL;
    gboolean tap = FALSE, years = FALSE;
    int events = 0, seed = 1;
    Stage stage = {.kind = &WORLD_MEMORY};
    const GOptionEntry entries[] = {
        {"tap", 0, 0, G_OPTION_ARG_NONE, &tap, "results for a test runner", NULL},
        {"carrier", 0, 0, G_OPTION_ARG_STRING, &carrier,
         "what replies keep of a token: all, plus, thread or quote", "KIND"},
        {"servers", 0, 0, G_OPTION_ARG_STRING, &servers,
         "play against real servers, as tests/integration sets them up", "ARGUMENTS"},
        {"wild", 0, 0, G_OPTION_ARG_INT, &events, "so many mails and hours at random instead", "N"},
        {"years", 0, 0, G_OPTION_ARG_NONE, &years, "two years in ten time zones instead", NULL},
        {"seed", 0, 0, G_OPTION_ARG_INT, &seed, "which random ones (1)", "N"},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, "FILE..."},
        G_OPTION_ENTRY_NULL};
    g_autoptr(GOptionContext) context = g_option_context_new("- play scenario files");
    g_autoptr(GError) error = NULL;
    g_option_context_add_main_entries(context, entries, NULL);
    if (!g_option_context_parse(context, &count, &words, &error)
        || (paths == NULL && events <= 0 && !years)
        || (carrier != NULL && !choose_carriers(carrier, &stage))) {
        fprintf(stderr, "play-scenario: %s\n",
                error != NULL ? error->message : "which file? see --help");
        return EX_USAGE;
    }
    if (servers != NULL) {
        stage.kind = &WORLD_SERVERS;
        stage.arguments = servers;
    }
    g_mime_init();
    if (years)
        return play_years();
    if (events > 0) {
        gboolean good = wild_play((guint32)seed, (guint)events);
        printf("1..1\n%s 1 - nothing confided went astray, and all came to an end\n",
               good ? "ok" : "not ok");
        return !good;
    }
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
    for (char **path = paths; *path != NULL; path++)
        find_scenarios(*path, files);
    g_ptr_array_sort(files, compare_paths);
    guint failed = play_all(files, &stage, tap);
    return failed > 0 || files->len == 0;
}
