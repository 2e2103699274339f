/* SPDX-License-Identifier: MIT */
#include "settings/consistency.h"

#include <string.h>

#include "base/address.h"
#include "base/token.h"
#include "settings/url.h"

typedef struct {
    const Settings *settings;
    const ConfigurationLines *lines;
    Findings *findings;
} Check;

static Place place_of(const Check *check, const char *section, const char *key)
{
    return (Place){configuration_line_of(check->lines, section, key), section, key};
}

static gboolean is_missing(const Check *check, const char *section, const char *key)
{
    return configuration_line_of(check->lines, section, key) == 0;
}

static void check_tls(const Check *check, const char *section, Tls tls, const char *url)
{
    if (tls == TLS_REQUIRED || url == NULL || url_is_maildir(url))
        return;
    Place place = place_of(check, section, "tls");
    if (!url_is_loopback(url))
        findings_add(check->findings, place,
                     "off is for a loopback address alone (127.0.0.1, ::1, localhost); leave the "
                     "line out");
    else if (url_begins_with_tls(url))
        findings_add(check->findings, place, "off contradicts the scheme of %s.url", section);
}

static void check_login(const Check *check)
{
    const char *url = check->settings->mailbox_url;
    if (url != NULL && !url_is_maildir(url) && is_missing(check, "mailbox", "user"))
        findings_add(check->findings, place_of(check, "mailbox", "user"),
                     "missing; an IMAP server needs a login name, such as mentoring");
}

static void check_trust(const Check *check)
{
    static const char *const keys[] = {"authserv_id", "boundary"};
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
        if (is_missing(check, "trust", keys[i]) && !is_missing(check, "trust", keys[!i]))
            findings_add(check->findings, place_of(check, "trust", keys[i]),
                         "missing; trust.%s alone says nothing", keys[!i]);
}

static void check_addresses(const Check *check)
{
    const Settings *settings = check->settings;
    if (settings->programme_address == NULL)
        return;
    char token[TOKEN_LENGTH + 1];
    memset(token, 'a', TOKEN_LENGTH);
    token[TOKEN_LENGTH] = '\0';
    g_autofree char *with_token = address_with_detail(settings->programme_address, token);
    if (settings->programme_plus_addressing && !address_is_valid(with_token))
        findings_add(check->findings, place_of(check, "programme", "address"),
                     "is too long for a token behind a plus sign; shorten it or set "
                     "plus_addressing = false");
    if (settings->programme_office != NULL
        && g_ascii_strcasecmp(settings->programme_office, settings->programme_address) == 0)
        findings_add(check->findings, place_of(check, "programme", "office"),
                     "is the programme's own address; its letters would come back");
}

static void check_folders(const Check *check)
{
    const Settings *settings = check->settings;
    const char *handled = settings->mailbox_handled, *quarantine = settings->mailbox_quarantine;
    if (handled != NULL && g_ascii_strcasecmp(handled, "INBOX") == 0)
        findings_add(check->findings, place_of(check, "mailbox", "handled"),
                     "INBOX holds what is yet to be handled; name another folder");
    if (quarantine != NULL && g_ascii_strcasecmp(quarantine, "INBOX") == 0)
        findings_add(check->findings, place_of(check, "mailbox", "quarantine"),
                     "INBOX holds what is yet to be handled; name another folder");
    if (handled != NULL && g_strcmp0(handled, quarantine) == 0)
        findings_add(check->findings, place_of(check, "mailbox", "quarantine"),
                     "is the folder of mailbox.handled; name another one");
    if (settings->mailbox_url != NULL && url_is_maildir(settings->mailbox_url)
        && g_strcmp0(settings->mailbox_url, settings->submission_url) == 0)
        findings_add(check->findings, place_of(check, "submission", "url"),
                     "is the folder of mailbox.url; letters would come back as mails");
    if (settings->database_path != NULL
        && g_strcmp0(settings->database_path, settings->database_key_file) == 0)
        findings_add(check->findings, place_of(check, "database", "key_file"),
                     "is the file of database.path; name another one");
}

void settings_check_consistency(const Settings *settings, const ConfigurationLines *lines,
                                Findings *findings)
{
    Check check = {settings, lines, findings};
    check_addresses(&check);
    check_login(&check);
    check_tls(&check, "mailbox", settings->mailbox_tls, settings->mailbox_url);
    check_folders(&check);
    check_tls(&check, "submission", settings->submission_tls, settings->submission_url);
    check_trust(&check);
}
