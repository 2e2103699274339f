/* SPDX-License-Identifier: MIT */
#include "message/worker.h"

#include <errno.h>
#include <unistd.h>

#include "message/sandbox.h"
#include "message/understand.h"

enum { MAIL_MAX = 10 * 1024 * 1024, EXIT_NO_SANDBOX = 2 };

/* FALSE at the end of the stream. */
static gboolean read_all(void *to, gsize length)
{
    for (gsize done = 0; done < length;) {
        ssize_t got = read(SANDBOX_SOCKET, (char *)to + done, length - done);
        if (got <= 0 && !(got < 0 && errno == EINTR))
            return FALSE;
        done += got > 0 ? (gsize)got : 0;
    }
    return TRUE;
}

static gboolean write_all(const void *from, gsize length)
{
    for (gsize done = 0; done < length;) {
        ssize_t put = write(SANDBOX_SOCKET, (const char *)from + done, length - done);
        if (put < 0 && errno != EINTR)
            return FALSE;
        done += put > 0 ? (gsize)put : 0;
    }
    return TRUE;
}

static gboolean answer(const Message *message)
{
    g_autoptr(GBytes) bytes = message_serialise(message);
    gsize size = 0;
    const void *data = g_bytes_get_data(bytes, &size);
    guint32 length = (guint32)size;
    g_autoptr(GByteArray) whole = g_byte_array_sized_new((guint)(sizeof length + size));
    g_byte_array_append(whole, (const guint8 *)&length, sizeof length);
    g_byte_array_append(whole, data, (guint)size);
    return write_all(whole->data, whole->len); /* at once: the parent wakes only once */
}

static gboolean serve_one(const Understanding *understanding)
{
    WorkerRequest request;
    if (!read_all(&request, sizeof request) || request.length > MAIL_MAX
        || request.original_length > ORIGINAL_MAX)
        return FALSE;
    g_autofree char *mail = g_malloc(request.length + 1);
    if (!read_all(mail, request.length))
        return FALSE;
    mail[request.length] = '\0';
    g_autofree char *original = g_malloc(request.original_length + 1);
    if (!read_all(original, request.original_length))
        return FALSE;
    original[request.original_length] = '\0';
    const UnderstandMail given = {.bytes = mail,
                                  .length = request.length,
                                  .original = request.original_length > 0 ? original : NULL,
                                  .header_only = request.header_only != 0};
    g_autoptr(Message) message = understand(understanding, &given);
    return answer(message);
}

static void be_quiet(const char *domain, GLogLevelFlags level, const char *text, gpointer data)
{
}

void worker_run(int socket, int parent_pid, const ReaderOptions *options)
{
    Understanding understanding;
    const guint32 ready = 0;
    g_log_set_always_fatal(G_LOG_FATAL_MASK);
    g_log_set_default_handler(be_quiet, NULL);
    understanding_prepare(&understanding, options);
    if (!sandbox_enter(socket, parent_pid))
        _exit(EXIT_NO_SANDBOX);
    if (write_all(&ready, sizeof ready))
        while (serve_one(&understanding))
            continue;
    _exit(0);
}
