/* SPDX-License-Identifier: MIT */
/* people.csv and agencies.csv: all of a file or nothing, and the second time nothing changes. */
#include "store/import.h"

#include <sys/mman.h>
#include <unistd.h>

#include "base/failure.h"
#include "tests/fuzz/fuzz.h"

enum { NOW = 1782990000, REASONS_MAX = 21 };

static void check_reasons(const GError *error)
{
    g_auto(GStrv) lines = g_strsplit(error->message, "\n", -1);
    g_assert_error(error, FAILURE, FAILURE_PERMANENT);
    g_assert_true(g_utf8_validate(error->message, -1, NULL));
    g_assert_cmpuint(g_strv_length(lines), <=, REASONS_MAX);
    g_assert_true(g_str_has_prefix(lines[0], "/proc/self/fd/"));
}

static gboolean import_again(Store *store, const char *path, gboolean dry_run, ImportCount *count)
{
    g_autoptr(GError) error = NULL;
    gboolean done = store_import(store, path, NOW, dry_run, count, &error);
    g_assert_true(done == (error == NULL));
    if (error != NULL)
        check_reasons(error);
    return done;
}

/* A database that has the agencies which the seeds' people are of. */
static Store *open_store(void)
{
    static const char agencies[] =
        "code,name,domains,coordinators,champion,time_zone\n"
        "TRE,Treasury,treasury.example,cora@treasury.example,,\n"
        "ENE,Energy,energy.example;lab.energy.example,,chief@energy.example,America/Denver\n";
    g_autoptr(GError) error = NULL;
    ImportCount count;
    int file = memfd_create("agencies", 0);
    g_assert_cmpint(write(file, agencies, strlen(agencies)), ==, (ssize_t)strlen(agencies));
    g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", file);
    Store *store = store_open(":memory:", &error);
    g_assert_no_error(error);
    g_assert_true(import_again(store, path, FALSE, &count));
    close(file);
    return store;
}

static void import_for_good(const char *path)
{
    g_autoptr(Store) store = open_store();
    ImportCount first, second;
    g_assert_true(import_again(store, path, FALSE, &first));
    g_assert_true(import_again(store, path, FALSE, &second));
    g_assert_cmpuint(second.added + second.changed, ==, 0);
    g_assert_cmpuint(second.unchanged, ==, first.added + first.changed + first.unchanged);
}

FUZZ(input)
{
    static Store *store = NULL;
    if (store == NULL)
        store = open_store();
    int file = memfd_create("import", 0);
    g_assert_cmpint(write(file, input->at, input->left), ==, (ssize_t)input->left);
    g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", file);
    ImportCount count, same;
    gboolean sound = import_again(store, path, TRUE, &count);
    g_assert_true(import_again(store, path, TRUE, &same) == sound);
    if (sound) {
        g_assert_cmpmem(&count, sizeof count, &same, sizeof same);
        import_for_good(path);
    }
    close(file);
}
