/* SPDX-License-Identifier: MIT */
#include "programme/matter.h"

static const char *const MATTER_KINDS[] = {"unclear",    "bounced",   "peer",
                                           "correction", "forgotten", "stale-bio",
                                           "unanswered", "refused",   "stranger"};

void noted_matter_free(NotedMatter *noted)
{
    if (noted == NULL)
        return;
    g_free(noted->person_name);
    g_free(noted->person_address);
    g_free(noted->matter.name);
    g_free(noted);
}

gboolean matter_is_told_at_once(MatterKind kind)
{
    switch (kind) {
    case MATTER_UNCLEAR:
    case MATTER_PEER:
    case MATTER_FORGOTTEN:
    case MATTER_STALE_BIO:
    case MATTER_UNANSWERED:
    case MATTER_REFUSED:
    case MATTER_STRANGER:
        return FALSE;
    case MATTER_BOUNCED:
    case MATTER_CORRECTION:
        return TRUE;
    }
    g_assert_not_reached();
}

const char *matter_kind_name(MatterKind kind)
{
    return MATTER_KINDS[kind];
}

gboolean matter_kind_parse(const char *name, MatterKind *kind)
{
    for (guint i = 0; i < G_N_ELEMENTS(MATTER_KINDS); i++) {
        if (g_str_equal(MATTER_KINDS[i], name)) {
            *kind = (MatterKind)i;
            return TRUE;
        }
    }
    return FALSE;
}
