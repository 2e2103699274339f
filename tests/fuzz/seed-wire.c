/* SPDX-License-Identifier: MIT */
/* Not a target: writes what the reader makes of mails as seeds for message-wire.
   usage: seed-wire FOLDER MAIL... */
#include <stdio.h>

#include "message/prefilter.h"
#include "message/understand.h"

static const ReaderOptions options = {.address = "mentoring@programme.example"};

static gboolean write_seed(const Understanding *understanding, const char *folder, const char *path)
{
    g_autofree char *mail = NULL;
    gsize length = 0;
    if (!g_file_get_contents(path, &mail, &length, NULL)
        || prefilter_refusal((const guint8 *)mail, length) != NULL)
        return FALSE;
    g_autoptr(Message) message =
        understand(understanding, &(UnderstandMail){.bytes = mail, .length = length});
    g_autoptr(GBytes) bytes = message_serialise(message);
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *seed = g_build_filename(folder, name, NULL);
    return g_file_set_contents(seed, g_bytes_get_data(bytes, NULL), (gssize)g_bytes_get_size(bytes),
                               NULL);
}

int main(int argc, char **argv)
{
    Understanding understanding;
    int failed = 0;
    understanding_prepare(&understanding, &options);
    for (int i = 2; i < argc; i++)
        failed += !write_seed(&understanding, argv[1], argv[i]);
    understanding_clear(&understanding);
    if (failed > 0)
        fprintf(stderr, "seed-wire: %d mails could not be written\n", failed);
    return failed > 0;
}
