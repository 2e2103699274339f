/* SPDX-License-Identifier: MIT */
#include "base/failure.h"
#include "settings/consistency.h"
#include "settings/lines.h"
#include "settings/value.h"

static gboolean is_text(const Setting *setting)
{
    return setting->type != SETTING_BOOLEAN && setting->type != SETTING_COUNT
           && setting->type != SETTING_TLS;
}

void settings_free(Settings *settings)
{
    if (settings == NULL)
        return;
    for (guint i = 0; i < SETTINGS_COUNT; i++)
        if (is_text(&SETTINGS[i]))
            g_free(*setting_text(settings, &SETTINGS[i]));
    g_free(settings->file);
    g_free(settings);
}

/* A configuration that says nothing of holidays means those of this program: beside the file, as
   installed, or in the source tree. */
static void find_holidays(Settings *settings, const Setting *setting, Findings *findings)
{
    g_autofree char *installed = g_path_get_dirname(CONFIG_FILE);
    const char *const folders[] = {".", installed, SOURCE_FOLDER "/config"};
    for (guint i = 0; i < G_N_ELEMENTS(folders); i++) {
        g_autofree char *name = g_build_filename(folders[i], setting->fallback, NULL);
        g_autofree char *path = settings_path(settings, name);
        if (g_file_test(path, G_FILE_TEST_EXISTS)) {
            settings->programme_holidays = g_steal_pointer(&path);
            return;
        }
    }
    findings_add(findings, (Place){0, setting->section, setting->key},
                 "missing, and there is no %s beside this file; name an iCalendar file of holidays",
                 setting->fallback);
}

static void take_fallback(Settings *settings, const Setting *setting, Findings *findings)
{
    Place place = {0, setting->section, setting->key};
    if (setting->required) {
        findings_add(findings, place, "missing; [%s] needs a line such as '%s = %s'",
                     setting->section, setting->key, setting->example);
    } else if (setting->type == SETTING_FILE && setting->fallback != NULL) {
        find_holidays(settings, setting, findings);
    } else if (setting->fallback != NULL) {
        g_autofree char *reason = setting_keep(settings, setting, setting->fallback);
        if (reason != NULL)
            findings_add(findings, place, "%s", reason);
    }
}

static void take_value(Settings *settings, const Setting *setting, const char *value,
                       const ConfigurationLines *lines, Findings *findings)
{
    g_autofree char *reason =
        value != NULL ? setting_keep(settings, setting, value)
                      : g_strdup("has a wrong escape sequence; write \\\\ for a backslash");
    if (reason != NULL) {
        guint line = configuration_line_of(lines, setting->section, setting->key);
        findings_add(findings, (Place){line, setting->section, setting->key}, "%s", reason);
    }
}

Settings *settings_load(const char *file, GError **error)
{
    g_autoptr(Findings) findings = findings_new(file);
    g_autoptr(ConfigurationLines) lines = configuration_lines_read(file, findings, error);
    if (lines == NULL)
        return NULL;
    g_autoptr(Settings) settings = g_new0(Settings, 1);
    settings->file = g_strdup(file);
    for (guint i = 0; i < SETTINGS_COUNT; i++) {
        const Setting *setting = &SETTINGS[i];
        g_autofree char *value = configuration_value(lines, setting->section, setting->key);
        if (configuration_line_of(lines, setting->section, setting->key) > 0)
            take_value(settings, setting, value, lines, findings);
        else
            take_fallback(settings, setting, findings);
    }
    settings_check_consistency(settings, lines, findings);
    return findings_are_none(findings, error) ? g_steal_pointer(&settings) : NULL;
}
