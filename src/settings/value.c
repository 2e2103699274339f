/* SPDX-License-Identifier: MIT */
#include "settings/value.h"

#include <string.h>

#include "base/address.h"
#include "base/text.h"
#include "settings/url.h"

enum { VALUE_SHOWN_MAX = 60 };

char *settings_path(const Settings *settings, const char *path)
{
    g_autofree char *file = g_canonicalize_filename(settings->file, NULL);
    g_autofree char *folder = g_path_get_dirname(file);
    return g_canonicalize_filename(path, folder);
}

static const char *example_of(const Setting *setting)
{
    return setting->example != NULL ? setting->example : setting->fallback;
}

static char *not_wanted(const char *value, const char *wanted)
{
    g_autofree char *shown = text_single_line(value, VALUE_SHOWN_MAX);
    gboolean comment = strstr(value, " #") != NULL;
    return g_strdup_printf("'%s' is %s%s", shown, wanted,
                           comment ? "; a comment stands on a line of its own" : "");
}

static char *not_such(const Setting *setting, const char *value, const char *wanted)
{
    g_autofree char *text = g_strdup_printf("no %s, such as %s", wanted, example_of(setting));
    return not_wanted(value, text);
}

/* What a value holds goes into header fields, commands and protocol lines. */
static gboolean is_one_line(const char *value)
{
    g_autofree char *clean = text_clean(value, -1);
    return strcmp(clean, value) == 0 && strpbrk(value, "\n\t") == NULL;
}

static gboolean is_zone(const char *value)
{
    g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(value);
    return zone != NULL;
}

static char *keep_boolean(gboolean *field, const char *value)
{
    if (strcmp(value, "true") != 0 && strcmp(value, "false") != 0)
        return not_wanted(value, "neither true nor false");
    *field = value[0] == 't';
    return NULL;
}

static char *keep_count(guint *field, const Setting *setting, const char *value)
{
    guint64 count = 0;
    if (!g_ascii_string_to_unsigned(value, 10, setting->least, setting->most, &count, NULL)) {
        g_autofree char *wanted =
            g_strdup_printf("no whole number from %u to %u", setting->least, setting->most);
        return not_wanted(value, wanted);
    }
    *field = (guint)count;
    return NULL;
}

static char *not_a_choice(const Setting *setting, const char *value)
{
    g_autofree char *wanted =
        g_strdup_printf("neither %s nor %s", setting->choices[0], setting->choices[1]);
    return not_wanted(value, wanted);
}

static char *keep_tls(Tls *field, const Setting *setting, const char *value)
{
    for (Tls tls = TLS_REQUIRED; tls <= TLS_OFF; tls++) {
        if (strcmp(value, setting->choices[tls]) == 0) {
            *field = tls;
            return NULL;
        }
    }
    return not_a_choice(setting, value);
}

static char *keep_path(Settings *settings, const Setting *setting, const char *value)
{
    g_autofree char *path = settings_path(settings, value);
    if (setting->type == SETTING_FILE && !g_file_test(path, G_FILE_TEST_EXISTS))
        return g_strdup_printf("there is no %s", path);
    *setting_text(settings, setting) = g_steal_pointer(&path);
    return NULL;
}

static char *keep_url(Settings *settings, const Setting *setting, const char *value, UrlKind kind)
{
    if (!url_is_maildir(value)) {
        char *reason = url_check(value, kind);
        if (reason == NULL)
            *setting_text(settings, setting) = g_strdup(value);
        return reason;
    }
    const char *path = url_maildir_path(value);
    if (*path == '\0' || g_str_has_prefix(path, "//"))
        return g_strdup_printf("want a folder after 'maildir:', such as %s", setting->sample);
    g_autofree char *folder = settings_path(settings, path);
    *setting_text(settings, setting) = url_of_maildir(folder);
    return NULL;
}

static char *keep_text(Settings *settings, const Setting *setting, const char *value)
{
    *setting_text(settings, setting) = g_strdup(value);
    return NULL;
}

static char *keep_if(gboolean fits, Settings *settings, const Setting *setting, const char *value)
{
    static const char *const words[] = {
        [SETTING_ADDRESS] = "mail address",
        [SETTING_ZONE] = "time zone",
        [SETTING_HOST] = "host name",
    };
    return fits ? keep_text(settings, setting, value)
                : not_such(setting, value, words[setting->type]);
}

static char *keep_by_type(Settings *settings, const Setting *setting, const char *value)
{
    void *field = (char *)settings + setting->at;
    switch (setting->type) {
    case SETTING_TEXT:
        return keep_text(settings, setting, value);
    case SETTING_PATH:
    case SETTING_FILE:
        return keep_path(settings, setting, value);
    case SETTING_BOOLEAN:
        return keep_boolean(field, value);
    case SETTING_COUNT:
        return keep_count(field, setting, value);
    case SETTING_CHOICE:
        return g_strv_contains(setting->choices, value) ? keep_text(settings, setting, value)
                                                        : not_a_choice(setting, value);
    case SETTING_TLS:
        return keep_tls(field, setting, value);
    case SETTING_MAILBOX_URL:
        return keep_url(settings, setting, value, URL_OF_MAILBOX);
    case SETTING_SUBMISSION_URL:
        return keep_url(settings, setting, value, URL_OF_SUBMISSION);
    case SETTING_ADDRESS:
        return keep_if(address_is_valid(value), settings, setting, value);
    case SETTING_ZONE:
        return keep_if(is_zone(value), settings, setting, value);
    case SETTING_HOST:
        return keep_if(host_is_valid(value), settings, setting, value);
    }
    g_assert_not_reached();
}

char *setting_keep(Settings *settings, const Setting *setting, const char *value)
{
    if (*value == '\0')
        return g_strdup_printf("is empty; write a value, such as %s, or leave the line out",
                               example_of(setting));
    if (!is_one_line(value))
        return g_strdup("holds a control or an invisible character");
    return keep_by_type(settings, setting, value);
}
