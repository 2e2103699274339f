/* SPDX-License-Identifier: MIT */
#include "mailbox/imap-connection.h"

#include "base/failure.h"
#include "base/text.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>

/* Silence is noticed after IDLE + INTERVAL x PROBES = two minutes. */
enum { KEEPALIVE_IDLE_S = 60, KEEPALIVE_INTERVAL_S = 20, KEEPALIVE_PROBES = 3 };

enum { CAPABILITY_OCTETS = 64 * 1024 };

static char *url_part(CURLU *url, CURLUPart part)
{
    char *value = NULL;
    guint flags = part == CURLUPART_PATH ? CURLU_URLDECODE : 0;
    if (curl_url_get(url, part, &value, flags) != CURLUE_OK)
        return NULL;
    char *copy = g_strdup(value);
    curl_free(value);
    return copy;
}

gboolean mailbox_url_parse(const char *url, MailboxUrl *parts, GError **error)
{
    CURLU *parsed = curl_url();
    gboolean readable = curl_url_set(parsed, CURLUPART_URL, url, 0) == CURLUE_OK;
    g_autofree char *scheme = readable ? url_part(parsed, CURLUPART_SCHEME) : NULL;
    g_autofree char *host = readable ? url_part(parsed, CURLUPART_HOST) : NULL;
    g_autofree char *port = readable ? url_part(parsed, CURLUPART_PORT) : NULL;
    g_autofree char *path = readable ? url_part(parsed, CURLUPART_PATH) : NULL;
    curl_url_cleanup(parsed);
    if (scheme == NULL || host == NULL) {
        failure_set(error, FAILURE_OPERATOR,
                    "mailbox.url cannot be read: write imaps://HOST[:PORT]/INBOX");
        return FALSE;
    }
    parts->server = g_strdup_printf("%s://%s%s%s", scheme, host, port != NULL ? ":" : "",
                                    port != NULL ? port : "");
    parts->folder = g_strdup(path != NULL && strlen(path) > 1 ? path + 1 : "INBOX");
    return TRUE;
}

gboolean mailbox_refusal_passes(const char *words)
{
    static const char *const passing[] = {
        "[UNAVAILABLE]", "[INUSE]",     "[LIMIT]",   "[SERVERBUG]", "THROTTL",
        "BACKOFF",       "TEMPORAR",    "TRY AGAIN", "TRY LATER",   "TOO MANY",
        "NOT CONNECTED", "UNAVAILABLE", "* BYE"};
    if (words == NULL)
        return FALSE;
    g_autofree char *upper = g_ascii_strup(words, -1);
    if (strstr(upper, "[AUTHENTICATIONFAILED]") != NULL)
        return FALSE;
    for (size_t i = 0; i < G_N_ELEMENTS(passing); i++)
        if (strstr(upper, passing[i]) != NULL)
            return TRUE;
    return FALSE;
}

/* Keeps the line in which the server refused the login, or said BYE without one: curl's own code
   does not tell a wrong password from a server that is down. */
static size_t note_refusal(char *bytes, size_t size, size_t count, void *data)
{
    char **refusal = data;
    g_autofree char *line = g_strndup(bytes, MIN(size * count, 1024));
    g_auto(GStrv) words = g_strsplit(line, " ", 3);
    gboolean is_refusal =
        g_strv_length(words) == 3
        && (g_ascii_strcasecmp(words[1], "NO") == 0 || g_ascii_strcasecmp(words[1], "BAD") == 0);
    gboolean is_bye = g_strv_length(words) >= 2 && g_ascii_strcasecmp(words[1], "BYE") == 0;
    if (is_refusal || (is_bye && *refusal == NULL)) {
        g_free(*refusal);
        *refusal = text_single_line(line, 200);
    }
    return size * count;
}

/* Only the host that was named: an environment variable must not send us through a proxy. */
static void set_network(CURL *curl, const MailboxOptions *options)
{
    curl_easy_setopt(curl, CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "imap,imaps");
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)options->timeout_seconds);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)options->timeout_seconds);
    curl_easy_setopt(curl, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(curl, CURLOPT_TCP_KEEPIDLE, (long)KEEPALIVE_IDLE_S);
    curl_easy_setopt(curl, CURLOPT_TCP_KEEPINTVL, (long)KEEPALIVE_INTERVAL_S);
}

static void set_tls(CURL *curl, const MailboxOptions *options)
{
    long demanded = options->tls_off ? CURLUSESSL_NONE : CURLUSESSL_ALL;
    curl_easy_setopt(curl, CURLOPT_USE_SSL, demanded);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    if (options->ca_file != NULL) {
        curl_easy_setopt(curl, CURLOPT_CAINFO, options->ca_file);
        curl_easy_setopt(curl, CURLOPT_CAPATH, NULL);
    }
}

static void set_login(CURL *curl, const MailboxOptions *options)
{
    curl_easy_setopt(curl, CURLOPT_USERNAME, options->user);
    if (options->oauth2_token != NULL)
        curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, options->oauth2_token);
    else
        curl_easy_setopt(curl, CURLOPT_PASSWORD, options->password);
    curl_easy_setopt(curl, CURLOPT_SASL_IR, 1L);
}

/* What a person is to do about a failed certificate or login; NULL: it may pass by itself. */
static const char *remedy_for(CURLcode code, const char *refusal)
{
    switch ((int)code) {
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR:
        return "set mailbox.ca_file to the authority that signed the server's certificate, and "
               "the host in mailbox.url to a name in it; renew the certificate if it expired";
    case CURLE_SSL_CACERT_BADFILE:
        return "set mailbox.ca_file to a readable PEM file";
    case CURLE_USE_SSL_FAILED:
        return "the server offers no STARTTLS: use imaps:// in mailbox.url or enable TLS there";
    case CURLE_LOGIN_DENIED:
        return mailbox_refusal_passes(refusal)
                   ? NULL
                   : "check mailbox.user, mailbox.password_file and mailbox.auth";
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
        return "check mailbox.url";
    default:
        return NULL;
    }
}

static void report(const char *server, CURLcode code, const char *detail, const char *refusal,
                   GError **error)
{
    const char *remedy = remedy_for(code, refusal);
    const char *cause = *detail != '\0' ? detail : curl_easy_strerror(code);
    g_autofree char *cause_line = text_single_line(cause, 200);
    g_autofree char *said =
        refusal != NULL ? g_strdup_printf(" (the server said: %s)", refusal) : g_strdup("");
    failure_set(error, remedy != NULL ? FAILURE_OPERATOR : FAILURE_TEMPORARY, "%s: %s%s%s%s",
                server, cause_line, said, remedy != NULL ? "; " : "", remedy != NULL ? remedy : "");
}

static void limit_probes(CURL *curl)
{
    curl_socket_t fd = CURL_SOCKET_BAD;
    int probes = KEEPALIVE_PROBES;
    if (curl_easy_getinfo(curl, CURLINFO_ACTIVESOCKET, &fd) == CURLE_OK && fd != CURL_SOCKET_BAD)
        (void)setsockopt(fd, IPPROTO_TCP, TCP_KEEPCNT, &probes, sizeof probes);
}

MailboxStream *mailbox_stream_dial(const MailboxOptions *options, const char *server,
                                   GError **error)
{
    CURL *curl = curl_easy_init();
    g_assert(curl != NULL);
    char detail[CURL_ERROR_SIZE] = "";
    g_autofree char *refusal = NULL;
    curl_easy_setopt(curl, CURLOPT_URL, server);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, detail);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, note_refusal);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &refusal);
    set_network(curl, options);
    set_tls(curl, options);
    set_login(curl, options);
    CURLcode code = curl_easy_perform(curl);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, NULL);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, NULL);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, NULL);
    if (code != CURLE_OK) {
        report(server, code, detail, refusal, error);
        curl_easy_cleanup(curl);
        return NULL;
    }
    limit_probes(curl);
    return mailbox_stream_new(curl, options->timeout_seconds);
}

char **mailbox_stream_capabilities(MailboxStream *stream, guint timeout_seconds)
{
    static const char untagged[] = "* CAPABILITY ", tag[] = "CAP ";
    gint64 until_us = g_get_monotonic_time() + (gint64)timeout_seconds * G_USEC_PER_SEC;
    g_autofree char *found = g_strdup("");
    const char *line = NULL;
    MailboxLine state = LINE_BROKEN;
    mailbox_stream_expect(stream, CAPABILITY_OCTETS);
    if (mailbox_stream_send(stream, "CAP CAPABILITY"))
        while ((state = mailbox_stream_line(stream, -1, until_us, &line)) == LINE_READY) {
            if (g_ascii_strncasecmp(line, untagged, strlen(untagged)) == 0) {
                g_free(found);
                found = g_ascii_strup(line + strlen(untagged), -1);
            } else if (g_str_has_prefix(line, tag)) {
                return g_strsplit(found, " ", -1);
            }
        }
    if (state == LINE_LATE)
        mailbox_stream_break(stream, "the server took too long to answer");
    return NULL;
}
