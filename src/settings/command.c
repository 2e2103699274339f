/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/failure.h"
#include "settings/secret.h"

enum { OUTPUT_MAX = 16384, LOOK_AGAIN_MS = 20 };

/* A running command. Its output goes into one block that never moves, so that wiping it wipes it
   all. */
typedef struct {
    GPid pid;
    int fd;
    char *output;
    size_t length;
} Running;

/* Between fork and exec: a group of its own, so that all of it can be killed, and no signal of ours
   blocked. */
static void stand_alone(gpointer unused)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    setpgid(0, 0);
}

static gboolean running_start(Running *running, const char *command, const char *folder,
                              GError **error)
{
    char *argv[] = {(char *)"/bin/sh", (char *)"-c", (char *)command, NULL};
    g_autoptr(GError) reason = NULL;
    if (!g_spawn_async_with_pipes(folder, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, stand_alone, NULL,
                                  &running->pid, NULL, &running->fd, NULL, &reason)) {
        failure_set(error, FAILURE_OPERATOR, "cannot be run: %s", reason->message);
        return FALSE;
    }
    (void)fcntl(running->fd, F_SETFL, O_NONBLOCK);
    running->output = g_malloc0(OUTPUT_MAX + 1);
    return TRUE;
}

/* All that is there now; what comes after the block is full is thrown away. FALSE at the end. */
static gboolean running_read(Running *running)
{
    char rest[512];
    for (;;) {
        gboolean full = running->length == OUTPUT_MAX;
        char *into = full ? rest : running->output + running->length;
        ssize_t got = read(running->fd, into, full ? sizeof rest : OUTPUT_MAX - running->length);
        if (got <= 0)
            return got < 0 && (errno == EAGAIN || errno == EINTR);
        if (full)
            explicit_bzero(rest, sizeof rest);
        else
            running->length += (size_t)got;
    }
}

/* Until the shell itself is gone: what it left in the background may hold the pipe for ever. */
static gboolean running_wait(Running *running, guint limit_ms, int *wait_status)
{
    gint64 end_at = g_get_monotonic_time() + (gint64)limit_ms * 1000;
    gboolean open = TRUE;
    while (waitpid(running->pid, wait_status, WNOHANG) == 0) {
        if (g_get_monotonic_time() >= end_at) {
            kill(-running->pid, SIGKILL);
            waitpid(running->pid, wait_status, 0);
            return FALSE;
        }
        struct pollfd pipe_end = {open ? running->fd : -1, POLLIN, 0};
        (void)poll(&pipe_end, 1, LOOK_AGAIN_MS);
        if (open)
            open = running_read(running);
    }
    if (open)
        (void)running_read(running);
    return TRUE;
}

static char *first_line(const Running *running, GError **error)
{
    size_t length = strcspn(running->output, "\r\n");
    if (length == OUTPUT_MAX)
        failure_set(error, FAILURE_OPERATOR, "printed more than %d bytes without a line's end",
                    OUTPUT_MAX);
    else if (length == 0)
        failure_set(error, FAILURE_OPERATOR, "printed nothing on its first line");
    else
        return g_strndup(running->output, length);
    return NULL;
}

char *secret_from_command(const char *command, const char *folder, guint limit_ms, GError **error)
{
    Running running = {0};
    int wait_status = 0;
    char *secret = NULL;
    g_autoptr(GError) reason = NULL;
    if (!running_start(&running, command, folder, error))
        return NULL;
    if (!running_wait(&running, limit_ms, &wait_status))
        failure_set(error, FAILURE_OPERATOR, "did not end within %g s; it must not ask anybody",
                    limit_ms / 1000.0);
    else if (!g_spawn_check_wait_status(wait_status, &reason))
        failure_set(error, FAILURE_OPERATOR, "failed: %s", reason->message);
    else
        secret = first_line(&running, error);
    explicit_bzero(running.output, OUTPUT_MAX);
    g_free(running.output);
    g_spawn_close_pid(running.pid);
    close(running.fd);
    return secret;
}
