/* SPDX-License-Identifier: MIT */
#pragma once
/* The configuration file, read against one table (settings/table.c) from which the sample file is
   generated too. Relative paths are relative to the file. */
#include <glib.h>

#include "base/calendar.h"

typedef enum { TLS_REQUIRED, TLS_OFF } Tls;

typedef struct {
    char *file; /* where it was read from */
    char *programme_name, *programme_address, *programme_time_zone;
    char *programme_office; /* NULL: none, and what would go there is not written */
    char *programme_holidays, *programme_templates; /* paths; templates NULL: built in */
    gboolean programme_plus_addressing;
    char *mailbox_url, *mailbox_user, *mailbox_password_file, *mailbox_password_command;
    char *mailbox_auth; /* "password" or "oauth2" */
    char *mailbox_ca_file, *mailbox_handled, *mailbox_quarantine;
    Tls mailbox_tls;
    char *submission_url, *submission_user, *submission_password_file, *submission_password_command;
    char *submission_auth, *submission_ca_file;
    Tls submission_tls;
    guint submission_connections, submission_rate;
    char *oauth2_token_file, *oauth2_token_command;
    char *trust_authserv_id, *trust_boundary; /* NULL: nobody's word counts */
    char *database_path, *database_key_file;
    guint policy_asked_at_once, policy_answer_within, policy_shortlist, policy_suppress_below;
    guint policy_commitments;     /* version of the text that people agree to */
    guint policy_letters_per_day; /* answers to one person's mails in 24 hours; loops end there */
    guint policy_keep_situation_days, policy_keep_letter_days, policy_keep_count_years;
} Settings;

/* FAILURE_OPERATOR with every finding as "file:line: section.key: reason", one per line, with the
   nearest known name for an unknown one; without the line where something is missing. Paths come
   out absolute, inside maildir: URLs too. */
Settings *settings_load(const char *file, GError **error);
void settings_free(Settings *settings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Settings, settings_free)

/* The sample configuration file with every key, its default and its help as comments. Owned. */
char *settings_sample(void);

/* The secret of a section, "mailbox" or "submission": the systemd credential SECTION.password in
   $CREDENTIALS_DIRECTORY, else password_file (mode 0600), else the first line of what
   password_command prints within 10 s. "oauth2": the same with token instead of password; ask again
   for each connection, tokens expire. FALSE with FAILURE_OPERATOR; *secret NULL and TRUE if none is
   configured. Wipe it with settings_wipe. */
gboolean settings_secret(const Settings *settings, const char *section, char **secret,
                         GError **error);
void settings_wipe(char *secret);

/* The holidays of programme_holidays (RFC 5545), 1970 to 2100: VEVENTs whose DTSTART is a DATE,
   over DTEND or DURATION, repeated by RRULE (daily or rarer, at most 2000 times) and RDATE without
   EXDATE. Cancelled events and events with a time of day are no holidays. FAILURE_OPERATOR for a
   file that is unreadable, malformed, above 4 MiB, or without any holiday. */
Calendar *settings_calendar(const Settings *settings, GError **error);
