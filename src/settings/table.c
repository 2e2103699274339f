/* SPDX-License-Identifier: MIT */
#include "settings/table.h"

#include <string.h>

#include "base/text.h"

#define AT(field) offsetof(Settings, field)

const Setting SETTINGS[] = {
    {.section = "programme",
     .key = "name",
     .type = SETTING_TEXT,
     .at = AT(programme_name),
     .fallback = "Situational Mentoring Program",
     .sample = "Situational Mentoring Program",
     .help = "The name that stands beside the address in every letter."},
    {.section = "programme",
     .key = "address",
     .type = SETTING_ADDRESS,
     .at = AT(programme_address),
     .required = TRUE,
     .sample = "mentoring@programme.example",
     .example = "mentoring@programme.example",
     .help = "Where people write to, and where the letters come from."},
    {.section = "programme",
     .key = "office",
     .type = SETTING_ADDRESS,
     .at = AT(programme_office),
     .sample = "office@programme.example",
     .example = "office@programme.example",
     .help = "The programme office: serves senders whose domain belongs to no agency, and gets\n"
             "reports and alarms. Left out: nobody gets them."},
    {.section = "programme",
     .key = "time_zone",
     .type = SETTING_ZONE,
     .at = AT(programme_time_zone),
     .fallback = "America/New_York",
     .sample = "America/New_York",
     .help = "For people whose agency has no time zone of its own."},
    {.section = "programme",
     .key = "holidays",
     .type = SETTING_FILE,
     .at = AT(programme_holidays),
     .fallback = "us-federal.ics",
     .help =
         "Days without business, an iCalendar file (RFC 5545) of all-day events. Left out: the\n"
         "file of this name beside this one, else the one that came with the program."},
    {.section = "programme",
     .key = "templates",
     .type = SETTING_FILE,
     .at = AT(programme_templates),
     .example = "templates",
     .help = "A folder with letters of your own; a letter that it lacks is the built-in one."},
    {.section = "programme",
     .key = "plus_addressing",
     .type = SETTING_BOOLEAN,
     .at = AT(programme_plus_addressing),
     .fallback = "true",
     .help = "Whether mentoring+anything@... arrives here too; write to such an address and see."},

    {.section = "mailbox",
     .key = "url",
     .type = SETTING_MAILBOX_URL,
     .at = AT(mailbox_url),
     .required = TRUE,
     .sample = "maildir:mail/in",
     .example = "imaps://imap.programme.example:993/INBOX",
     .help =
         "Where mails come from: imaps://HOST[:PORT]/INBOX, imap://HOST[:PORT]/INBOX (STARTTLS\n"
         "demanded), or maildir:PATH, which needs no server."},
    {.section = "mailbox",
     .key = "user",
     .type = SETTING_TEXT,
     .at = AT(mailbox_user),
     .example = "mentoring",
     .help = "The login name; an IMAP server needs one."},
    {.section = "mailbox",
     .key = "password_file",
     .type = SETTING_PATH,
     .at = AT(mailbox_password_file),
     .example = "imap.password",
     .help = "A file that holds the password and nothing else, mode 0600. The systemd credential\n"
             "'mailbox.password' goes before it."},
    {.section = "mailbox",
     .key = "password_command",
     .type = SETTING_TEXT,
     .at = AT(mailbox_password_command),
     .example = "pass show mentoring/imap",
     .help = "A shell command whose first line of output is the password, where there is no file."},
    {.section = "mailbox",
     .key = "auth",
     .type = SETTING_CHOICE,
     .at = AT(mailbox_auth),
     .fallback = "password",
     .choices = {"password", "oauth2"},
     .help = "password, or oauth2 with the section [oauth2]."},
    {.section = "mailbox",
     .key = "ca_file",
     .type = SETTING_FILE,
     .at = AT(mailbox_ca_file),
     .example = "ca.pem",
     .help = "Whose certificates are trusted, and no others. Left out: those of the system."},
    {.section = "mailbox",
     .key = "tls",
     .type = SETTING_TLS,
     .at = AT(mailbox_tls),
     .fallback = "required",
     .choices = {"required", "off"},
     .help = "required, or off for imap:// at a loopback address."},
    {.section = "mailbox",
     .key = "handled",
     .type = SETTING_TEXT,
     .at = AT(mailbox_handled),
     .fallback = "Handled",
     .help = "Where mails go once they are recorded; made when missing."},
    {.section = "mailbox",
     .key = "quarantine",
     .type = SETTING_TEXT,
     .at = AT(mailbox_quarantine),
     .fallback = "Quarantine",
     .help = "Where mails go that cannot be read safely; made when missing."},

    {.section = "submission",
     .key = "url",
     .type = SETTING_SUBMISSION_URL,
     .at = AT(submission_url),
     .required = TRUE,
     .sample = "maildir:mail/out",
     .example = "smtps://smtp.programme.example:465",
     .help = "Where letters go: smtps://HOST[:PORT], smtp://HOST[:PORT] (STARTTLS demanded), or\n"
             "maildir:PATH, where they are files and reach nobody."},
    {.section = "submission",
     .key = "user",
     .type = SETTING_TEXT,
     .at = AT(submission_user),
     .example = "mentoring",
     .help = "The login name. Left out: no login."},
    {.section = "submission",
     .key = "password_file",
     .type = SETTING_PATH,
     .at = AT(submission_password_file),
     .example = "smtp.password",
     .help = "As in [mailbox]; the systemd credential is 'submission.password'."},
    {.section = "submission",
     .key = "password_command",
     .type = SETTING_TEXT,
     .at = AT(submission_password_command),
     .example = "pass show mentoring/smtp",
     .help = "As in [mailbox]."},
    {.section = "submission",
     .key = "auth",
     .type = SETTING_CHOICE,
     .at = AT(submission_auth),
     .fallback = "password",
     .choices = {"password", "oauth2"},
     .help = "password, or oauth2 with the section [oauth2]."},
    {.section = "submission",
     .key = "ca_file",
     .type = SETTING_FILE,
     .at = AT(submission_ca_file),
     .example = "ca.pem",
     .help = "Whose certificates are trusted, and no others. Left out: those of the system."},
    {.section = "submission",
     .key = "tls",
     .type = SETTING_TLS,
     .at = AT(submission_tls),
     .fallback = "required",
     .choices = {"required", "off"},
     .help = "required, or off for smtp:// at a loopback address."},
    {.section = "submission",
     .key = "connections",
     .type = SETTING_COUNT,
     .at = AT(submission_connections),
     .fallback = "4",
     .least = 1,
     .most = 64,
     .help = "How many connections deliver at the same time, at most."},
    {.section = "submission",
     .key = "rate",
     .type = SETTING_COUNT,
     .at = AT(submission_rate),
     .fallback = "0",
     .most = 100000,
     .help = "Letters per minute; 0: no limit."},

    {.section = "oauth2",
     .key = "token_file",
     .type = SETTING_PATH,
     .at = AT(oauth2_token_file),
     .example = "oauth2.token",
     .help =
         "Where 'auth = oauth2' finds its bearer token: a file, mode 0600, that another program\n"
         "keeps fresh. The systemd credential 'oauth2.token' goes before it."},
    {.section = "oauth2",
     .key = "token_command",
     .type = SETTING_TEXT,
     .at = AT(oauth2_token_command),
     .example = "/usr/local/bin/oauth2-token mentoring",
     .help =
         "A shell command whose first line of output is a fresh token, where there is no file."},

    {.section = "trust",
     .key = "authserv_id",
     .type = SETTING_HOST,
     .at = AT(trust_authserv_id),
     .example = "mx.programme.example",
     .help = "Whose Authentication-Results (RFC 8601) count: the name they begin with. Left out: "
             "nobody's."},
    {.section = "trust",
     .key = "boundary",
     .type = SETTING_HOST,
     .at = AT(trust_boundary),
     .example = "mx.programme.example",
     .help = "The host that stamps them, as its Received lines name it."},

    {.section = "database",
     .key = "path",
     .type = SETTING_PATH,
     .at = AT(database_path),
     .fallback = "mentord.db",
     .help = "Everything that is to be kept; made by the first run."},
    {.section = "database",
     .key = "key_file",
     .type = SETTING_PATH,
     .at = AT(database_key_file),
     .fallback = "mentord.key",
     .help =
         "What the letters' tokens are made with, mode 0600; made by the first run. Keep a copy,\n"
         "but not beside the database's."},

    {.section = "policy",
     .key = "asked_at_once",
     .type = SETTING_COUNT,
     .at = AT(policy_asked_at_once),
     .fallback = "3",
     .least = 1,
     .most = 20,
     .help = "How many mentors are asked about one request at the same time."},
    {.section = "policy",
     .key = "answer_within",
     .type = SETTING_COUNT,
     .at = AT(policy_answer_within),
     .fallback = "2",
     .least = 1,
     .most = 20,
     .help = "Business days that a mentor has for an answer."},
    {.section = "policy",
     .key = "shortlist",
     .type = SETTING_COUNT,
     .at = AT(policy_shortlist),
     .fallback = "5",
     .least = 1,
     .most = 20,
     .help = "How many mentors a shortlist names."},
    {.section = "policy",
     .key = "suppress_below",
     .type = SETTING_COUNT,
     .at = AT(policy_suppress_below),
     .fallback = "5",
     .least = 1,
     .most = 1000,
     .help = "No report shows a figure about fewer people than this."},
    {.section = "policy",
     .key = "letters_per_day",
     .type = SETTING_COUNT,
     .at = AT(policy_letters_per_day),
     .fallback = "30",
     .least = 1,
     .most = 1000,
     .help = "Answers to one person's mails within 24 hours; what ends a loop of two robots."},
    {.section = "policy",
     .key = "keep_situation_days",
     .type = SETTING_COUNT,
     .at = AT(policy_keep_situation_days),
     .fallback = "30",
     .least = 1,
     .most = 365,
     .help = "Days after its end for which a request's words are kept; then they are destroyed."},
    {.section = "policy",
     .key = "keep_letter_days",
     .type = SETTING_COUNT,
     .at = AT(policy_keep_letter_days),
     .fallback = "7",
     .least = 1,
     .most = 365,
     .help = "Days after delivery for which the text of a letter of ours is kept."},
    {.section = "policy",
     .key = "keep_count_years",
     .type = SETTING_COUNT,
     .at = AT(policy_keep_count_years),
     .fallback = "3",
     .least = 1,
     .most = 30,
     .help = "Years for which it is kept that there was a request, and when; never what it said."},
    {.section = "policy",
     .key = "commitments",
     .type = SETTING_COUNT,
     .at = AT(policy_commitments),
     .fallback = "1",
     .least = 1,
     .most = 10000,
     .help =
         "Version of the commitments. Raise it when you change the promises in welcome-mentor.md "
         "or welcome-mentee.md: all are asked anew."},
};

const guint SETTINGS_COUNT = G_N_ELEMENTS(SETTINGS);

const Setting *setting_find(const char *section, const char *key)
{
    for (guint i = 0; i < SETTINGS_COUNT; i++)
        if (strcmp(SETTINGS[i].section, section) == 0 && strcmp(SETTINGS[i].key, key) == 0)
            return &SETTINGS[i];
    return NULL;
}

gboolean setting_section_exists(const char *section)
{
    for (guint i = 0; i < SETTINGS_COUNT; i++)
        if (strcmp(SETTINGS[i].section, section) == 0)
            return TRUE;
    return FALSE;
}

/* Two slips of the finger, more in a long name. */
static const char *nearer(const char *word, const char *known, const char *best, guint *distance)
{
    guint limit = MAX(2, (guint)strlen(known) / 3);
    guint here = text_distance(word, known);
    if (here > limit || here >= *distance || here >= strlen(known))
        return best;
    *distance = here;
    return known;
}

const char *setting_nearest_section(const char *word)
{
    const char *best = NULL;
    guint distance = G_MAXUINT;
    for (guint i = 0; i < SETTINGS_COUNT; i++)
        best = nearer(word, SETTINGS[i].section, best, &distance);
    return best;
}

const char *setting_nearest_key(const char *section, const char *word)
{
    const char *best = NULL;
    guint distance = G_MAXUINT;
    for (guint i = 0; i < SETTINGS_COUNT; i++)
        if (strcmp(SETTINGS[i].section, section) == 0)
            best = nearer(word, SETTINGS[i].key, best, &distance);
    return best;
}

char **setting_text(Settings *settings, const Setting *setting)
{
    return (char **)(void *)((char *)settings + setting->at);
}
