/* SPDX-License-Identifier: MIT */
#include "programme/case.h"

static void person_drop(gpointer person)
{
    person_free(person);
}

static void offer_drop(gpointer offer)
{
    offer_free(offer);
}

static void candidate_drop(gpointer candidate)
{
    candidate_free(candidate);
}

static gpointer copy_name(gconstpointer name, gpointer data)
{
    (void)data;
    return g_strdup(name);
}

static GPtrArray *copy_names(GPtrArray *names)
{
    GPtrArray *copy = g_ptr_array_copy(names, copy_name, NULL);
    g_ptr_array_set_free_func(copy, g_free);
    return copy;
}

Case *case_new(Request *request)
{
    Case *case_ = g_new0(Case, 1);
    case_->request = request;
    case_->offers = g_ptr_array_new_with_free_func(offer_drop);
    case_->deadlines = g_array_new(FALSE, TRUE, sizeof(Deadline));
    case_->people = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, person_drop);
    case_->candidates = g_ptr_array_new_with_free_func(candidate_drop);
    case_->wanted = g_ptr_array_new_with_free_func(g_free);
    case_->unwanted = g_ptr_array_new_with_free_func(g_free);
    case_->named = g_ptr_array_new_with_free_func(person_drop);
    case_->coordinators = g_ptr_array_new_with_free_func(person_drop);
    return case_;
}

Case *case_copy(const Case *original)
{
    Case *copy = g_new0(Case, 1);
    copy->request = request_copy(original->request);
    copy->is_new = original->is_new;
    copy->offers = g_ptr_array_new_with_free_func(offer_drop);
    for (guint i = 0; i < original->offers->len; i++)
        g_ptr_array_add(copy->offers, offer_copy(original->offers->pdata[i]));
    copy->deadlines = g_array_copy(original->deadlines);
    copy->people = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, person_drop);
    GHashTableIter iter;
    gpointer person;
    g_hash_table_iter_init(&iter, original->people);
    while (g_hash_table_iter_next(&iter, NULL, &person))
        case_add_person(copy, person_copy(person));
    copy->candidates = g_ptr_array_ref(original->candidates);
    copy->wanted = copy_names(original->wanted);
    copy->unwanted = copy_names(original->unwanted);
    copy->named = g_ptr_array_ref(original->named);
    copy->coordinators = g_ptr_array_ref(original->coordinators);
    return copy;
}

void case_free(Case *case_)
{
    if (case_ == NULL)
        return;
    request_free(case_->request);
    g_ptr_array_unref(case_->offers);
    g_array_unref(case_->deadlines);
    g_hash_table_unref(case_->people);
    g_ptr_array_unref(case_->candidates);
    g_ptr_array_unref(case_->wanted);
    g_ptr_array_unref(case_->unwanted);
    g_ptr_array_unref(case_->named);
    g_ptr_array_unref(case_->coordinators);
    g_free(case_);
}

void case_add_person(Case *case_, Person *person)
{
    if (g_hash_table_contains(case_->people, &person->id))
        person_free(person);
    else
        g_hash_table_insert(case_->people, &person->id, person);
}

const Person *case_person(const Case *case_, gint64 id)
{
    return g_hash_table_lookup(case_->people, &id);
}

const Person *case_mentee(const Case *case_)
{
    return case_person(case_, case_->request->mentee_id);
}

const Person *case_mentor(const Case *case_, const Offer *offer)
{
    return case_person(case_, offer->mentor_id);
}

Offer *case_offer(const Case *case_, guint number)
{
    for (guint i = 0; i < case_->offers->len; i++) {
        Offer *offer = case_->offers->pdata[i];
        if (offer->number == number)
            return offer;
    }
    return NULL;
}

Offer *case_accepted_offer(const Case *case_, guint accepted_number)
{
    for (guint i = 0; i < case_->offers->len && accepted_number != 0; i++) {
        Offer *offer = case_->offers->pdata[i];
        if (offer->accepted_number == accepted_number)
            return offer;
    }
    return NULL;
}

Offer *case_offer_to(const Case *case_, gint64 mentor_id)
{
    for (guint i = 0; i < case_->offers->len; i++) {
        Offer *offer = case_->offers->pdata[i];
        if (offer->mentor_id == mentor_id)
            return offer;
    }
    return NULL;
}

guint case_count_offers(const Case *case_, OfferState state)
{
    guint count = 0;
    for (guint i = 0; i < case_->offers->len; i++)
        count += ((const Offer *)case_->offers->pdata[i])->state == state;
    return count;
}

gint64 case_deadline_at(const Case *case_, DeadlineKind kind, guint offer_number)
{
    for (guint i = 0; i < case_->deadlines->len; i++) {
        const Deadline *deadline = &g_array_index(case_->deadlines, Deadline, i);
        if (deadline->kind == kind && deadline->offer_number == offer_number)
            return deadline->at;
    }
    return 0;
}

void case_set_deadline(Case *case_, DeadlineKind kind, guint offer_number, gint64 at)
{
    Deadline deadline = {.kind = kind, .offer_number = offer_number, .at = at};
    case_clear_deadline(case_, kind, offer_number);
    g_array_append_val(case_->deadlines, deadline);
}

void case_clear_deadline(Case *case_, DeadlineKind kind, guint offer_number)
{
    for (guint i = case_->deadlines->len; i > 0; i--) {
        const Deadline *deadline = &g_array_index(case_->deadlines, Deadline, i - 1);
        if (deadline->kind == kind && deadline->offer_number == offer_number)
            g_array_remove_index(case_->deadlines, i - 1);
    }
}

void case_clear_deadlines(Case *case_, guint offer_number)
{
    for (guint i = case_->deadlines->len; i > 0; i--)
        if (g_array_index(case_->deadlines, Deadline, i - 1).offer_number == offer_number)
            g_array_remove_index(case_->deadlines, i - 1);
}

Candidate *candidate_new(void)
{
    return g_new0(Candidate, 1);
}

void candidate_free(Candidate *candidate)
{
    if (candidate == NULL)
        return;
    person_free(candidate->mentor);
    g_free(candidate->fitting);
    g_free(candidate->why);
    g_free(candidate);
}
