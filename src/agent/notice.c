/* SPDX-License-Identifier: MIT */
#include "agent/notice.h"

#include "store/matters.h"

static gboolean write_notice(const Desk *desk, const Matter *matter, const Person *about,
                             const Person *coordinator, GError **error)
{
    NotedMatter noted = {.matter = *matter,
                         .person_name = about->name,
                         .person_address = about->email,
                         .noted_at = clock_now(&desk->clock)};
    g_autoptr(GPtrArray) matters = g_ptr_array_new();
    g_ptr_array_add(matters, &noted);
    g_autofree char *cause =
        g_strdup_printf("%s-%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, matter_kind_name(matter->kind),
                        matter->request_number, about->id);
    Occasion occasion = {.cause = cause, .matters = matters};
    Letter letter = {.kind = LETTER_BOUNCED, .reader_id = coordinator->id, .urgent = TRUE};
    return compose_letter(desk, &letter, NULL, coordinator, &occasion, error);
}

static gboolean tell_coordinators(const Desk *desk, const Matter *matter, const Person *about,
                                  GError **error)
{
    g_autoptr(GPtrArray) coordinators = NULL;
    if (!store_list_coordinators(desk->store, about->agency_id, desk->settings->programme_time_zone,
                                 &coordinators, error))
        return FALSE;
    for (guint i = 0; i < coordinators->len; i++) {
        const Person *coordinator = coordinators->pdata[i];
        if (coordinator->id != about->id && !write_notice(desk, matter, about, coordinator, error))
            return FALSE;
    }
    return TRUE;
}

gboolean notices_write(const Desk *desk, const Effects *effects, GError **error)
{
    for (guint i = 0; i < effects->matters->len; i++) {
        const Matter *matter = &g_array_index(effects->matters, Matter, i);
        if (matter_is_told_at_once(matter->kind)
            && !tell_coordinators(desk, matter, case_person(effects->after, matter->person_id),
                                  error))
            return FALSE;
    }
    return TRUE;
}
