/* SPDX-License-Identifier: MIT */
#include "agent/asking-desk.h"

#include "agent/case-desk.h"
#include "base/text.h"
#include "intake/mention.h"
#include "store/cases.h"
#include "store/people.h"

enum { SITUATION_BYTES = 20000 };

static gpointer copy_name(gconstpointer name, gpointer data)
{
    (void)data;
    return g_strdup(name);
}

/* Who is wanted or not is for the programme alone: what says so is no part of the situation. */
static void take_situation(Case *case_, const char *words)
{
    g_autofree char *situation = text_truncate(words, SITUATION_BYTES);
    g_autoptr(Mentions) mentions = mentions_of_request(situation);
    case_->request->situation = g_strdup(mentions->rest);
    g_ptr_array_extend(case_->wanted, mentions->wanted, copy_name, NULL);
    g_ptr_array_extend(case_->unwanted, mentions->unwanted, copy_name, NULL);
}

gboolean asking_begin(const Desk *desk, const Asking *asking, const Occasion *occasion,
                      gint64 *request_number, GError **error)
{
    Request *request = g_new0(Request, 1);
    g_autoptr(Case) case_ = case_new(request);
    Person *mentee = NULL;
    request->mentee_id = asking->mentee_id;
    request->subject = g_strdup(asking->subject);
    take_situation(case_, asking->words);
    request->message_id = g_strdup(asking->message_id);
    request->created_at = clock_now(&desk->clock);
    request->state = REQUEST_HELD;
    case_->is_new = TRUE;
    if (!store_next_request_number(desk->store, &request->number, error)
        || !store_load_person(desk->store, asking->mentee_id, desk->settings->programme_time_zone,
                              &mentee, error))
        return FALSE;
    *request_number = request->number;
    case_add_person(case_, mentee);
    g_autoptr(Event) event =
        event_new(asking->sure ? EVENT_ASKED : EVENT_ASKED_UNSURE, occasion->cause);
    return case_decide(desk, case_, event, occasion, error);
}
