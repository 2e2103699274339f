/* SPDX-License-Identifier: MIT */
#include "settings/url.h"

#include <gio/gio.h>
#include <string.h>

static const char MAILDIR[] = "maildir:";

static const struct {
    const char *plain, *encrypted; /* schemes */
    const char *wanted;
    const char *example;
} KINDS[] = {
    [URL_OF_MAILBOX] = {"imap", "imaps",
                        "imaps://HOST[:PORT]/INBOX, imap://HOST[:PORT]/INBOX or maildir:PATH",
                        "imaps://imap.programme.example:993/INBOX"},
    [URL_OF_SUBMISSION] = {"smtp", "smtps",
                           "smtps://HOST[:PORT], smtp://HOST[:PORT] or maildir:PATH",
                           "smtps://smtp.programme.example:465"},
};

gboolean url_is_maildir(const char *url)
{
    return g_str_has_prefix(url, MAILDIR);
}

const char *url_maildir_path(const char *url)
{
    g_assert(url_is_maildir(url));
    return url + strlen(MAILDIR);
}

char *url_of_maildir(const char *path)
{
    return g_strconcat(MAILDIR, path, NULL);
}

static gboolean scheme_is(const char *url, const char *scheme)
{
    return g_str_has_prefix(url, scheme) && g_str_has_prefix(url + strlen(scheme), "://");
}

gboolean host_is_valid(const char *host)
{
    if (g_hostname_is_ip_address(host))
        return TRUE;
    for (const char *c = host; *c != '\0'; c++)
        if (!g_ascii_isalnum(*c) && strchr("-._", *c) == NULL)
            return FALSE;
    return g_ascii_isalnum(host[0]) && strstr(host, "..") == NULL;
}

char *url_check(const char *url, UrlKind kind)
{
    if (!scheme_is(url, KINDS[kind].plain) && !scheme_is(url, KINDS[kind].encrypted))
        return g_strdup_printf("want %s", KINDS[kind].wanted);
    g_autoptr(GUri) parts = g_uri_parse(url, G_URI_FLAGS_NONE, NULL);
    if (parts != NULL && g_uri_get_userinfo(parts) != NULL)
        return g_strdup("no user and no password inside the URL; 'user' and 'password_file' are "
                        "for that");
    if (parts == NULL || g_uri_get_host(parts) == NULL || !host_is_valid(g_uri_get_host(parts))
        || g_uri_get_port(parts) == 0)
        return g_strdup_printf("is no URL of a server, such as %s", KINDS[kind].example);
    const char *path = g_uri_get_path(parts);
    if (kind == URL_OF_SUBMISSION && *path != '\0' && strcmp(path, "/") != 0)
        return g_strdup_printf("nothing follows the host and its port, as in %s",
                               KINDS[kind].example);
    if (g_uri_get_query(parts) != NULL || g_uri_get_fragment(parts) != NULL)
        return g_strdup("has a '?' or '#' part, which means nothing here");
    return NULL;
}

gboolean url_begins_with_tls(const char *url)
{
    return scheme_is(url, KINDS[URL_OF_MAILBOX].encrypted)
           || scheme_is(url, KINDS[URL_OF_SUBMISSION].encrypted);
}

gboolean url_is_loopback(const char *url)
{
    g_autoptr(GUri) parts = g_uri_parse(url, G_URI_FLAGS_NONE, NULL);
    const char *host = parts != NULL ? g_uri_get_host(parts) : NULL;
    if (host == NULL)
        return FALSE;
    if (g_ascii_strcasecmp(host, "localhost") == 0)
        return TRUE;
    g_autoptr(GInetAddress) address = g_inet_address_new_from_string(host);
    return address != NULL && g_inet_address_get_is_loopback(address);
}
