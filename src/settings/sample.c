/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "settings/table.h"

static const char OPENING[] =
    "# The configuration of mentord. 'mentord check' reads it and says what to mend.\n"
    "#\n"
    "# Comments stand on lines of their own. '#key = value' without a space is a setting left "
    "out,\n"
    "# with its default or an example. Paths are relative to this file. Secrets never stand here.\n"
    "# As it is, this is a whole programme without any server: mails in and out are files in "
    "mail/.\n";

static void append_help(GString *sample, const char *help)
{
    g_auto(GStrv) lines = g_strsplit(help, "\n", -1);
    for (char **line = lines; *line != NULL; line++)
        g_string_append_printf(sample, "# %s\n", *line);
}

char *settings_sample(void)
{
    GString *sample = g_string_new(OPENING);
    const char *section = "";
    for (guint i = 0; i < SETTINGS_COUNT; i++) {
        const Setting *setting = &SETTINGS[i];
        if (strcmp(section, setting->section) != 0)
            g_string_append_printf(sample, "\n[%s]\n", setting->section);
        section = setting->section;
        append_help(sample, setting->help);
        const char *aside = setting->example != NULL ? setting->example : setting->fallback;
        if (g_strcmp0(aside, setting->sample) != 0)
            g_string_append_printf(sample, "#%s = %s\n", setting->key, aside);
        if (setting->sample != NULL)
            g_string_append_printf(sample, "%s = %s\n", setting->key, setting->sample);
    }
    return g_string_free(sample, FALSE);
}
