/* SPDX-License-Identifier: MIT */
#include "programme/effect.h"

void effects_free(Effects *effects)
{
    if (effects == NULL)
        return;
    case_free(effects->after);
    g_array_unref(effects->offers_changed);
    g_ptr_array_unref(effects->letters);
    g_array_unref(effects->committed);
    g_hash_table_unref(effects->away);
    g_free(effects);
}
