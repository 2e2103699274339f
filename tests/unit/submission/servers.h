/* SPDX-License-Identifier: MIT */
#pragma once
/* Servers that a test starts for itself on a free loopback port. */
#include <arpa/inet.h>
#include <glib.h>
#include <netinet/in.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
    GPid pid;
    guint16 port;
} Server;

static inline struct sockaddr_in server_address(guint16 port)
{
    return (struct sockaddr_in){
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
}

static inline guint16 server_free_port(void)
{
    int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = server_address(0);
    socklen_t length = sizeof address;
    g_assert_cmpint(bind(descriptor, (struct sockaddr *)&address, sizeof address), ==, 0);
    g_assert_cmpint(getsockname(descriptor, (struct sockaddr *)&address, &length), ==, 0);
    close(descriptor);
    return ntohs(address.sin_port);
}

static inline gboolean server_answers(guint16 port)
{
    int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = server_address(port);
    gboolean answers = connect(descriptor, (struct sockaddr *)&address, sizeof address) == 0;
    close(descriptor);
    return answers;
}

/* `arguments` is borrowed, with the port in it. Waits until somebody listens. */
static inline Server server_start(GPtrArray *arguments, guint16 port)
{
    Server server = {.port = port};
    g_autoptr(GError) error = NULL;
    g_ptr_array_add(arguments, NULL);
    gboolean started = g_spawn_async(NULL, (char **)arguments->pdata, NULL,
                                     G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH
                                         | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                                     NULL, NULL, &server.pid, &error);
    g_assert_no_error(error);
    g_assert_true(started);
    for (guint tries = 0; !server_answers(port); tries++) {
        g_assert_cmpuint(tries, <, 1000);
        g_usleep(10000);
    }
    return server;
}

static inline void server_stop(Server *server)
{
    if (server->pid == 0)
        return;
    kill(server->pid, SIGKILL);
    waitpid(server->pid, NULL, 0);
    server->pid = 0;
}

/* smtp-sink with these flags (space separated; '_' stands for a space within one). */
static inline Server server_sink_at(const char *flags, guint16 port)
{
    g_autoptr(GPtrArray) arguments = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(arguments, g_strdup("/usr/sbin/smtp-sink"));
    if (geteuid() == 0) {
        g_ptr_array_add(arguments, g_strdup("-u"));
        g_ptr_array_add(arguments, g_strdup("nobody"));
    }
    g_auto(GStrv) words = g_strsplit(flags, " ", -1);
    for (char **word = words; *word != NULL; word++)
        if (**word != '\0')
            g_ptr_array_add(arguments, g_strdelimit(g_strdup(*word), "_", ' '));
    g_ptr_array_add(arguments, g_strdup_printf("127.0.0.1:%u", port));
    g_ptr_array_add(arguments, g_strdup("100"));
    return server_start(arguments, port);
}

static inline Server server_sink(const char *flags)
{
    return server_sink_at(flags, server_free_port());
}
