/* SPDX-License-Identifier: MIT */
#pragma once
/* A programme in memory: two agencies, a coordinator, four mentors, a mentee. */
#include <glib/gstdio.h>
#include <string.h>

#include "store/cases.h"
#include "store/connection.h"
#include "store/import.h"
#include "store/matters.h"
#include "store/people.h"
#include "store/tenures.h"
#include "store/wishes.h"

#define ZONE "America/New_York"
#define PEOPLE_HEADER                                                                              \
    "email,name,title,agency,roles,bio,topics,capacity,standby,time_zone,ses_verified_by,"         \
    "ses_verified_on,committed_on,other_emails\n"
#define AGENCY_HEADER "code,name,domains,coordinators,champion,time_zone\n"

enum { CORA = 1, MENTEE, BEN, CLARA, DORA, EMIL, PEOPLE = EMIL };
enum { START_AT = 1782990000 }; /* 2 July 2026 */

static const char AGENCIES[] =
    AGENCY_HEADER "TRE,Treasury,treasury.example,cora@treasury.example,,\n"
                  "ENE,Energy,energy.example;lab.energy.example,,chief@energy.example,"
                  "America/Denver\n";
static const char PEOPLE_FILE[] = PEOPLE_HEADER
    "anna@treasury.example,Anna Bauer,Director,TRE,mentee,,,,,,,,2026-06-01,anna@home.example\n"
    "ben@energy.example,Ben Okafor,Deputy CFO,ENE,mentor,\"Cut a budget by a fifth. Led 300 "
    "people.\",\"budget cuts, reorganisation\",3,,,cora,2026-05-01,2026-06-01,\n"
    "clara@treasury.example,Clara Diaz,CIO,TRE,mentor;mentee,Moved payroll to the cloud.,"
    "\"cloud, vendors\",,yes,Europe/Berlin,,,2026-06-01,\n"
    "dora@energy.example,Dora Lind,Chief,ENE,mentor,,budget cuts,,,,,,,\n"
    "emil@energy.example,Emil Roth,Chief,ENE,mentor,,unions,,,,,,2026-06-01,\n";

static inline char *write_file(const char *contents, gssize length)
{
    g_autoptr(GError) error = NULL;
    char *path = NULL;
    int file = g_file_open_tmp("store-XXXXXX.csv", &path, &error);
    g_assert_no_error(error);
    close(file);
    g_file_set_contents(path, contents, length, &error);
    g_assert_no_error(error);
    return path;
}

static inline gboolean import_text(Store *store, const char *contents, ImportCount *count,
                                   GError **error)
{
    g_autofree char *path = write_file(contents, -1);
    gboolean done = store_import(store, path, START_AT, FALSE, count, error);
    g_unlink(path);
    return done;
}

static inline void must_import(Store *store, const char *contents)
{
    g_autoptr(GError) error = NULL;
    ImportCount count;
    import_text(store, contents, &count, &error);
    g_assert_no_error(error);
}

static inline Store *open_empty(void)
{
    g_autoptr(GError) error = NULL;
    Store *store = store_open(":memory:", &error);
    g_assert_no_error(error);
    return store;
}

/* As it is before the agent has run for the first time: Dora is still to be asked for the
   commitments. */
static inline Store *open_untouched_programme(void)
{
    Store *store = open_empty();
    must_import(store, AGENCIES);
    must_import(store, PEOPLE_FILE);
    return store;
}

static inline void begin(Store *store)
{
    g_autoptr(GError) error = NULL;
    store_begin(store, &error);
    g_assert_no_error(error);
}

static inline void commit(Store *store)
{
    g_autoptr(GError) error = NULL;
    store_commit(store, &error);
    g_assert_no_error(error);
}

/* Everybody was asked for the commitments, no newcomer is to be looked at, and no clock of a
   mentor's runs. */
static inline Store *open_programme(void)
{
    Store *store = open_untouched_programme();
    gint64 id = 0;
    TenureClock clock;
    g_auto(Query) joinings = query_new(store, "UPDATE joining SET step = 'silent', at = NULL");
    g_assert_true(query_run(&joinings, NULL));
    g_auto(Query) newcomers = query_new(store, "DELETE FROM newcomer");
    g_assert_true(query_run(&newcomers, NULL));
    while (store_next_tenure_clock(store, G_MAXINT64, &id, &clock, NULL) && id != 0) {
        Tenure *tenure = NULL;
        g_assert_true(store_load_tenure(store, id, ZONE, &tenure, NULL));
        TenureEffects effects = {.after = tenure, .clocks_changed = TRUE};
        g_array_set_size(tenure->clocks, 0);
        begin(store);
        g_assert_true(store_save_tenure(store, &effects, START_AT, NULL));
        commit(store);
        tenure_free(tenure);
    }
    return store;
}

static inline Person *load_person(Store *store, gint64 id)
{
    g_autoptr(GError) error = NULL;
    Person *person = NULL;
    store_load_person(store, id, ZONE, &person, &error);
    g_assert_no_error(error);
    return person;
}

/* A listed request of the mentee's with nothing else. */
static inline Effects *effects_of(gint64 number)
{
    Request *request = g_new0(Request, 1);
    request->number = number;
    request->mentee_id = MENTEE;
    request->state = REQUEST_LISTED;
    request->subject = g_strdup("Cutting a budget");
    request->situation = g_strdup("I have to cut a fifth.");
    request->created_at = START_AT;
    Effects *effects = g_new0(Effects, 1);
    effects->after = case_new(request);
    effects->request_changed = TRUE;
    effects->deadlines_changed = TRUE;
    effects->offers_changed = g_array_new(FALSE, FALSE, sizeof(guint));
    effects->letters = g_ptr_array_new();
    effects->committed = g_array_new(FALSE, FALSE, sizeof(gint64));
    effects->away = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
    effects->matters = g_array_new(FALSE, TRUE, sizeof(Matter));
    return effects;
}

static inline Offer *add_offer(Effects *effects, guint number, gint64 mentor_id, OfferState state)
{
    Offer *offer = g_new0(Offer, 1);
    offer->number = number;
    offer->mentor_id = mentor_id;
    offer->state = state;
    g_ptr_array_add(effects->after->offers, offer);
    g_array_append_val(effects->offers_changed, number);
    return offer;
}

static inline void save(Store *store, const Effects *effects)
{
    g_autoptr(GError) error = NULL;
    begin(store);
    store_save_effects(store, effects, START_AT, &error);
    g_assert_no_error(error);
    commit(store);
}

static inline Case *load_case(Store *store, gint64 number)
{
    g_autoptr(GError) error = NULL;
    Case *case_ = NULL;
    store_load_case(store, number, ZONE, &case_, &error);
    g_assert_no_error(error);
    return case_;
}
