/* SPDX-License-Identifier: MIT */
/* A situation in anybody's words is looked for, never run: the search fails for none. */
#include "store/import.h"

#include <sys/mman.h>
#include <unistd.h>

#include "store/people.h"
#include "tests/fuzz/fuzz.h"

enum { NOW = 1782990000, SHOWN = 10, FITTING_MAX = 160, WORDS_MAX = 6 };

static const char agencies[] = "code,name,domains,coordinators,champion,time_zone\n"
                               "ENE,Energy,energy.example,,,America/Denver\n";
static const char people[] =
    "email,name,title,agency,roles,bio,topics,capacity,standby,time_zone,ses_verified_by,"
    "ses_verified_on,committed_on,other_emails\n"
    "ben@energy.example,Ben Okafor,Deputy CFO,ENE,mentor,\"Cut a budget by a fifth. Led 300 "
    "people.\",\"budget cuts, reorganisation\",3,,,,,2026-06-01,\n"
    "emil@energy.example,Emil Roth,Chief,ENE,mentor,\"Unions, and l'\303\251t\303\251 2024\","
    "\"unions, near AND not\",,yes,,,,2026-06-01,\n";

static void import(Store *store, const char *text)
{
    g_autoptr(GError) error = NULL;
    ImportCount count;
    int file = memfd_create("import", 0);
    g_assert_cmpint(write(file, text, strlen(text)), ==, (ssize_t)strlen(text));
    g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", file);
    store_import(store, path, NOW, FALSE, &count, &error);
    g_assert_no_error(error);
    close(file);
}

static Store *open_store(void)
{
    g_autoptr(GError) error = NULL;
    Store *store = store_open(":memory:", &error);
    g_assert_no_error(error);
    import(store, agencies);
    import(store, people);
    return store;
}

static void check_candidate(const Candidate *candidate)
{
    fuzz_check_line(candidate->fitting, 4 * FITTING_MAX);
    g_assert_cmpint(g_utf8_strlen(candidate->fitting, -1), <=, FITTING_MAX);
    g_auto(GStrv) words = g_strsplit(candidate->why, ", ", -1);
    g_assert_cmpuint(g_strv_length(words), <=, WORDS_MAX);
    fuzz_check_line(candidate->why, 1000);
}

FUZZ(input)
{
    static Store *store = NULL;
    if (store == NULL)
        store = open_store();
    guint8 how = fuzz_byte(input);
    g_autofree char *situation = fuzz_utf8(input);
    const MentorSearch search = {.situation = situation,
                                 .default_zone = "America/New_York",
                                 .side = SIDE_BOTH,
                                 .standby_only = (how & 3) == 3,
                                 .any_topic = (how & 4) != 0,
                                 .shown = SHOWN,
                                 .now = NOW};
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) candidates = NULL;
    gboolean found = store_search_mentors(store, &search, &candidates, &error);
    g_assert_no_error(error);
    g_assert_true(found);
    g_assert_cmpuint(candidates->len, <=, SHOWN);
    for (guint i = 0; i < candidates->len; i++)
        check_candidate(candidates->pdata[i]);
}
