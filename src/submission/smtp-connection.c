/* SPDX-License-Identifier: MIT */
#include "submission/smtp-connection.h"

#include "base/failure.h"
#include "submission/reply.h"

#include <curl/curl.h>
#include <gio/gio.h>
#include <string.h>

enum { CONNECT_SECONDS = 60, SUBMISSION_PORT = 587, SUBMISSIONS_PORT = 465 };

struct SubmissionConnection {
    CURL *curl;
    curl_socket_t descriptor;
    char detail[CURL_ERROR_SIZE];
    char *last_reply; /* while libcurl talks */
    gboolean logged_in;
};

static gboolean host_is_loopback(const char *host)
{
    g_autoptr(GInetAddress) address = g_inet_address_new_from_string(host);
    return address != NULL ? g_inet_address_get_is_loopback(address)
                           : g_ascii_strcasecmp(host, "localhost") == 0;
}

static gboolean uri_is_plain(GUri *uri, gboolean *implicit_tls)
{
    const char *scheme = g_uri_get_scheme(uri);
    const char *path = g_uri_get_path(uri);
    const char *host = g_uri_get_host(uri);
    *implicit_tls = strcmp(scheme, "smtps") == 0;
    return (*implicit_tls || strcmp(scheme, "smtp") == 0) && host != NULL && *host != '\0'
           && (*path == '\0' || strcmp(path, "/") == 0) && g_uri_get_userinfo(uri) == NULL
           && g_uri_get_query(uri) == NULL && g_uri_get_fragment(uri) == NULL;
}

char *submission_connection_url(const SubmissionOptions *options, const char *client_name,
                                GError **error)
{
    g_autoptr(GUri) uri =
        options->url != NULL ? g_uri_parse(options->url, G_URI_FLAGS_NONE, NULL) : NULL;
    gboolean implicit_tls = FALSE;
    if (uri == NULL || !uri_is_plain(uri, &implicit_tls)) {
        failure_set(error, FAILURE_OPERATOR,
                    "[submission] url must be smtps://HOST[:PORT], smtp://HOST[:PORT] or "
                    "maildir:PATH");
        return NULL;
    }
    const char *host = g_uri_get_host(uri);
    if (options->tls_off && !host_is_loopback(host)) {
        failure_set(error, FAILURE_OPERATOR,
                    "[submission] tls may be off for a loopback address only, and %s is none",
                    host);
        return NULL;
    }
    int port = g_uri_get_port(uri);
    if (port <= 0)
        port = implicit_tls ? SUBMISSIONS_PORT : SUBMISSION_PORT;
    gboolean literal = strchr(host, ':') != NULL;
    g_autofree char *name = g_uri_escape_string(client_name, NULL, FALSE);
    return g_strdup_printf("%s://%s%s%s:%d/%s", g_uri_get_scheme(uri), literal ? "[" : "", host,
                           literal ? "]" : "", port, name);
}

static gpointer curl_once(gpointer data)
{
    return GINT_TO_POINTER(curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK);
}

static gboolean curl_is_ready(void)
{
    static GOnce once = G_ONCE_INIT;
    return GPOINTER_TO_INT(g_once(&once, curl_once, NULL));
}

/* The code that libcurl returns hides which reply it was; its header callback shows every one. */
static size_t note_reply(char *bytes, size_t size, size_t count, void *data)
{
    SubmissionConnection *connection = data;
    g_autofree char *line = g_strndup(bytes, size * count);
    g_free(connection->last_reply);
    connection->last_reply = server_text_printable(g_strstrip(line));
    connection->logged_in |= g_str_has_prefix(connection->last_reply, "235");
    return size * count;
}

static void set_security(CURL *curl, const SubmissionOptions *options)
{
    curl_easy_setopt(curl, CURLOPT_USE_SSL,
                     options->tls_off ? (long)CURLUSESSL_NONE : (long)CURLUSESSL_ALL);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    if (options->ca_file == NULL)
        return;
    curl_easy_setopt(curl, CURLOPT_CAINFO, options->ca_file);
    /* Or the system's authorities are trusted beside the configured one. */
    curl_easy_setopt(curl, CURLOPT_CAPATH, NULL);
}

static void set_login(CURL *curl, const SubmissionOptions *options)
{
    if (options->user == NULL)
        return;
    curl_easy_setopt(curl, CURLOPT_USERNAME, options->user);
    curl_easy_setopt(curl, CURLOPT_SASL_IR, 1L);
    if (options->oauth2_token != NULL) {
        curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, options->oauth2_token);
        /* Or it falls back to an empty password. */
        curl_easy_setopt(curl, CURLOPT_LOGIN_OPTIONS, "AUTH=OAUTHBEARER;AUTH=XOAUTH2");
    } else {
        curl_easy_setopt(curl, CURLOPT_PASSWORD,
                         options->password != NULL ? options->password : "");
    }
}

static void set_transport(SubmissionConnection *connection, const SubmissionOptions *options,
                          const char *url)
{
    CURL *curl = connection->curl;
    long seconds = options->timeout_seconds != 0 ? (long)options->timeout_seconds : CONNECT_SECONDS;
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, seconds);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, seconds);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, connection->detail);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, note_reply);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, connection);
}

static FailureCode failure_code(CURLcode code, const char *last_reply)
{
    switch ((int)code) {
    case CURLE_LOGIN_DENIED:
    case CURLE_USE_SSL_FAILED:
        /* 454 and its like: the server means to do better later. */
        return last_reply[0] == '4' ? FAILURE_TEMPORARY : FAILURE_OPERATOR;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_URL_MALFORMAT:
        return FAILURE_OPERATOR;
    default:
        return FAILURE_TEMPORARY;
    }
}

static const char *remedy(CURLcode code)
{
    switch ((int)code) {
    case CURLE_PEER_FAILED_VERIFICATION:
        return "its certificate is not trusted for this name: check the host in url, and ca_file";
    case CURLE_SSL_CACERT_BADFILE:
        return "ca_file holds no certificate that can be read: check [submission] ca_file";
    case CURLE_USE_SSL_FAILED:
        return "it does not offer STARTTLS: use smtps://, or another port";
    case CURLE_LOGIN_DENIED:
        return "it refused the login: check [submission] user and its password file";
    default:
        return "no connection could be had";
    }
}

static void set_failure(const SubmissionConnection *connection, const char *url, CURLcode code,
                        GError **error)
{
    const char *reply = connection->last_reply != NULL ? connection->last_reply : "";
    /* The host's name of the URL that submission_connection_url made. */
    g_autoptr(GUri) uri = g_uri_parse(url, G_URI_FLAGS_NONE, NULL);
    g_autofree char *detail = server_text_printable(
        connection->detail[0] != '\0' ? connection->detail : curl_easy_strerror(code));
    failure_set(error, failure_code(code, reply), "submission server %s: %s (%s%s%s)",
                g_uri_get_host(uri), remedy(code), detail, *reply != '\0' ? "; " : "", reply);
}

static gboolean login_happened(const SubmissionConnection *connection,
                               const SubmissionOptions *options, GError **error)
{
    /* Where no AUTH is offered, libcurl goes on without. */
    if (options->user == NULL || connection->logged_in)
        return TRUE;
    failure_set(
        error, FAILURE_OPERATOR,
        "submission server: it offers no AUTH: check the port in [submission] url, or leave "
        "user out");
    return FALSE;
}

SubmissionConnection *submission_connection_open(const SubmissionOptions *options, const char *url,
                                                 GError **error)
{
    g_autoptr(SubmissionConnection) connection = g_new0(SubmissionConnection, 1);
    connection->descriptor = CURL_SOCKET_BAD;
    connection->curl = curl_is_ready() ? curl_easy_init() : NULL;
    if (connection->curl == NULL) {
        failure_set(error, FAILURE_TEMPORARY, "libcurl could not be started");
        return NULL;
    }
    set_transport(connection, options, url);
    set_security(connection->curl, options);
    set_login(connection->curl, options);
    CURLcode code = curl_easy_perform(connection->curl);
    if (code != CURLE_OK) {
        set_failure(connection, url, code, error);
        return NULL;
    }
    if (!login_happened(connection, options, error))
        return NULL;
    curl_easy_getinfo(connection->curl, CURLINFO_ACTIVESOCKET, &connection->descriptor);
    return g_steal_pointer(&connection);
}

void submission_connection_close(SubmissionConnection *connection)
{
    if (connection == NULL)
        return;
    curl_easy_cleanup(connection->curl);
    g_free(connection->last_reply);
    g_free(connection);
}

gssize submission_connection_receive(SubmissionConnection *connection, char *buffer, size_t size)
{
    size_t count = 0;
    CURLcode code = curl_easy_recv(connection->curl, buffer, size, &count);
    if (code == CURLE_AGAIN)
        return 0;
    return code == CURLE_OK && count > 0 ? (gssize)count : -1;
}

gssize submission_connection_send(SubmissionConnection *connection, const char *bytes,
                                  size_t length)
{
    size_t count = 0;
    CURLcode code = curl_easy_send(connection->curl, bytes, length, &count);
    if (code == CURLE_AGAIN)
        return 0;
    return code == CURLE_OK ? (gssize)count : -1;
}

int submission_connection_descriptor(const SubmissionConnection *connection)
{
    return connection->descriptor;
}
