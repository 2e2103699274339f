/* SPDX-License-Identifier: MIT */
#pragma once
/* A scripted IMAP server on loopback, without TLS. It is polite, but for one command, to which it
   answers with what the test wants; then it may hang up. */
#include <arpa/inet.h>
#include <glib.h>
#include <netinet/in.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

typedef struct {
    const char *greeting; /* NULL: a polite one */
    const char *command;  /* the first word or words of the command that is answered badly */
    const char *answer;   /* "%s" stands for the tag; NULL: polite */
    gboolean endless;     /* the answer is repeated for ever */
    gboolean hangs_up;    /* after the answer */
} Script;

typedef struct {
    Script script;
    int listener;
    guint port;
    gint stopping;
    GThread *thread;
    GString *heard; /* all that any client said */
} NastyServer;

/* FALSE when the client has gone. */
static inline gboolean say(int fd, const char *text)
{
    for (size_t left = strlen(text); left > 0;) {
        ssize_t sent = send(fd, text, left, MSG_NOSIGNAL);
        if (sent <= 0)
            return FALSE;
        text += sent;
        left -= (size_t)sent;
    }
    return TRUE;
}

/* What a decent server says to a command; three mails of four octets lie in INBOX. */
static inline const char *polite_answer(const char *command)
{
    static const struct {
        const char *command, *answer;
    } table[] = {
        {"CAPABILITY",
         "* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN MOVE UIDPLUS IDLE\r\n%s OK x\r\n"},
        {"STATUS", "* STATUS Handled (UIDVALIDITY 5)\r\n%s OK x\r\n"},
        {"SELECT", "* 3 EXISTS\r\n* OK [UIDVALIDITY 7] x\r\n%s OK [READ-WRITE] x\r\n"},
        {"UID FETCH 1:* ", "* 1 FETCH (UID 1 RFC822.SIZE 4)\r\n* 2 FETCH (UID 2 RFC822.SIZE 4)\r\n"
                           "* 3 FETCH (UID 3 RFC822.SIZE 4)\r\n%s OK x\r\n"},
        {"UID FETCH 1:3 ", "* 1 FETCH (UID 1 BODY[] {4}\r\none.)\r\n* 2 FETCH (UID 2 BODY[] "
                           "{4}\r\ntwo.)\r\n* 3 FETCH (BODY[] {4}\r\n3...UID 3)\r\n%s OK x\r\n"},
        {"IDLE", "+ idling\r\n"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(table); i++)
        if (g_ascii_strncasecmp(command, table[i].command, strlen(table[i].command)) == 0)
            return table[i].answer;
    return "%s OK x\r\n";
}

/* FALSE to hang up. */
static inline gboolean answer_line(NastyServer *server, int fd, const char *line)
{
    const Script *script = &server->script;
    g_auto(GStrv) parts = g_strsplit(line, " ", 2);
    if (g_strcmp0(line, "DONE") == 0) {
        say(fd, "IDLE OK x\r\n");
        return TRUE;
    }
    if (g_strv_length(parts) < 2)
        return TRUE;
    gboolean bad = script->command != NULL
                   && g_ascii_strncasecmp(parts[1], script->command, strlen(script->command)) == 0;
    const char *form = bad && script->answer != NULL ? script->answer : polite_answer(parts[1]);
    g_auto(GStrv) pieces = g_strsplit(form, "%s", -1);
    g_autofree char *text = g_strjoinv(parts[0], pieces);
    gboolean listening = say(fd, text);
    while (bad && script->endless && listening && !g_atomic_int_get(&server->stopping))
        listening = say(fd, text);
    return !(bad && script->hangs_up);
}

static inline void serve(NastyServer *server, int fd)
{
    g_autoptr(GString) waiting = g_string_new(NULL);
    say(fd, server->script.greeting != NULL
                ? server->script.greeting
                : "* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] x\r\n");
    gboolean going = TRUE;
    while (going && !g_atomic_int_get(&server->stopping)) {
        struct pollfd watched = {.fd = fd, .events = POLLIN};
        char bytes[4096];
        if (poll(&watched, 1, 20) <= 0)
            continue;
        ssize_t got = recv(fd, bytes, sizeof bytes, 0);
        if (got <= 0)
            return;
        g_string_append_len(server->heard, bytes, got);
        g_string_append_len(waiting, bytes, got);
        char *end;
        while (going && (end = strstr(waiting->str, "\r\n")) != NULL) {
            g_autofree char *line = g_strndup(waiting->str, (gsize)(end - waiting->str));
            g_string_erase(waiting, 0, (gssize)strlen(line) + 2);
            going = answer_line(server, fd, line);
        }
    }
}

static inline gpointer run_server(gpointer data)
{
    NastyServer *server = data;
    while (!g_atomic_int_get(&server->stopping)) {
        struct pollfd watched = {.fd = server->listener, .events = POLLIN};
        if (poll(&watched, 1, 20) <= 0)
            continue;
        int fd = accept(server->listener, NULL, NULL);
        if (fd < 0)
            continue;
        serve(server, fd);
        close(fd);
    }
    return NULL;
}

static inline NastyServer *nasty_server_start(const Script *script)
{
    NastyServer *server = g_new0(NastyServer, 1);
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof at;
    server->script = *script;
    server->heard = g_string_new(NULL);
    server->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    g_assert_cmpint(bind(server->listener, (struct sockaddr *)&at, sizeof at), ==, 0);
    g_assert_cmpint(listen(server->listener, 8), ==, 0);
    g_assert_cmpint(getsockname(server->listener, (struct sockaddr *)&at, &length), ==, 0);
    server->port = ntohs(at.sin_port);
    server->thread = g_thread_new("nasty-server", run_server, server);
    return server;
}

static inline void nasty_server_stop(NastyServer *server)
{
    g_atomic_int_set(&server->stopping, 1);
    g_thread_join(server->thread);
    close(server->listener);
    g_string_free(server->heard, TRUE);
    g_free(server);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(NastyServer, nasty_server_stop)
