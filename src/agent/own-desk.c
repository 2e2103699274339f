/* SPDX-License-Identifier: MIT */
/* Rule 29: MY DATA, CORRECT. Who is known may see all that is held on them, at the registered
   address. What is wrong in it goes, in their own words, to the coordinators who keep it, who
   answer the person directly; the person is told whom. Scenarios: keeping/ */
#include "agent/own-desk.h"

#include "agent/case-desk.h"
#include "store/cases.h"
#include "store/forgetting.h"
#include "store/own-data.h"

static gboolean show(const Desk *desk, const Person *person, const Occasion *occasion,
                     GError **error)
{
    const Settings *settings = desk->settings;
    g_autoptr(OwnData) own = NULL;
    if (!store_load_own_data(desk->store, person->id, &own, error))
        return FALSE;
    own->keep_situation_days = settings->policy_keep_situation_days;
    own->keep_letter_days = settings->policy_keep_letter_days;
    own->keep_count_years = settings->policy_keep_count_years;
    Occasion showing = *occasion;
    Letter letter = {.kind = LETTER_MY_DATA, .reader_id = person->id, .urgent = TRUE};
    showing.own = own;
    return compose_letter(desk, &letter, NULL, person, &showing, error);
}

static gboolean pass_on(const Desk *desk, const Person *person, const Person *coordinator,
                        const char *words, const Occasion *occasion, GError **error)
{
    NotedMatter noted = {.matter = {.kind = MATTER_CORRECTION, .person_id = person->id},
                         .person_name = person->name,
                         .person_address = person->email,
                         .noted_at = clock_now(&desk->clock)};
    g_autoptr(GPtrArray) matters = g_ptr_array_new();
    g_ptr_array_add(matters, &noted);
    Occasion passing = {.cause = occasion->cause, .matters = matters};
    Letter letter = {.kind = LETTER_CORRECTION,
                     .reader_id = coordinator->id,
                     .words = (char *)words,
                     .urgent = TRUE};
    return compose_letter(desk, &letter, NULL, coordinator, &passing, error);
}

static char *name_people(const GPtrArray *people)
{
    g_autoptr(GString) line = g_string_new(NULL);
    for (guint i = 0; i < people->len; i++) {
        const Person *person = people->pdata[i];
        g_string_append_printf(line, "%s%s%s%s", line->len > 0 ? "; " : "", person->name,
                               *person->name != '\0' ? ", " : "", person->email);
    }
    return g_strdup(line->str);
}

static gboolean correct(const Desk *desk, const Person *person, const char *words,
                        const Occasion *occasion, GError **error)
{
    g_autoptr(GPtrArray) coordinators = NULL;
    g_autoptr(OwnData) own = own_data_new();
    if (!desk_list_coordinators(desk, person->agency_id, person->id, &coordinators, error))
        return FALSE;
    for (guint i = 0; i < coordinators->len; i++)
        if (!pass_on(desk, person, coordinators->pdata[i], words, occasion, error))
            return FALSE;
    own->coordinators = name_people(coordinators);
    Occasion telling = *occasion;
    Letter letter = {.kind = LETTER_CORRECTION_SENT, .reader_id = person->id, .urgent = TRUE};
    telling.own = own;
    return compose_letter(desk, &letter, NULL, person, &telling, error);
}

gboolean own_desk_ask_forget(const Desk *desk, const Person *person, const Occasion *occasion,
                             GError **error)
{
    Letter letter = {.kind = LETTER_FORGET, .reader_id = person->id, .urgent = TRUE};
    return compose_letter(desk, &letter, NULL, person, occasion, error);
}

gboolean own_desk_answer(const Desk *desk, const Person *person, const OwnWish *wish,
                         const Occasion *occasion, GError **error)
{
    switch (wish->command) {
    case OWN_NONE:
        return TRUE;
    case OWN_DATA:
        return show(desk, person, occasion, error);
    case OWN_CORRECT:
        return correct(desk, person, wish->words, occasion, error);
    case OWN_FORGET:
        return own_desk_ask_forget(desk, person, occasion, error);
    }
    g_assert_not_reached();
}

/* Own requests are cancelled, offers declined; an earlier one may have ended it already. */
static gboolean end_matter(const Desk *desk, const OpenMatter *matter, const Occasion *occasion,
                           GError **error)
{
    g_autoptr(Case) case_ = NULL;
    if (!store_load_case(desk->store, matter->request_number, desk->settings->programme_time_zone,
                         &case_, error))
        return FALSE;
    g_autoptr(Event) event =
        event_new(matter->offer_number == 0 ? EVENT_CANCELLED : EVENT_DECLINED, occasion->cause);
    event->offer_number = matter->offer_number;
    return case_decide(desk, case_, event, occasion, error);
}

gboolean own_desk_forget(const Desk *desk, const Person *person, const Occasion *occasion,
                         GError **error)
{
    g_autoptr(GArray) matters = NULL;
    if (!store_list_open_matters(desk->store, person->id, &matters, error))
        return FALSE;
    for (guint i = 0; i < matters->len; i++)
        if (!end_matter(desk, &g_array_index(matters, OpenMatter, i), occasion, error))
            return FALSE;
    if (!store_forget_person(desk->store, person->id, clock_now(&desk->clock), error))
        return FALSE;
    Letter letter = {.kind = LETTER_FORGOTTEN, .reader_id = person->id, .urgent = TRUE};
    return compose_letter(desk, &letter, NULL, person, occasion, error);
}
