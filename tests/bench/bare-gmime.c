/* SPDX-License-Identifier: MIT */
/* The peer of `make bench`'s reading: GMime alone, in one process, parses every mail of a folder
   and decodes the text of its text parts to UTF-8. No sandbox, no limits, no answer is understood.
   usage: bare-gmime FOLDER. Says how many mails, parts and bytes of text there were. */
#include <dirent.h>
#include <fcntl.h>
#include <gmime/gmime.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

typedef struct {
    guint mails, parts;
    gsize text_bytes;
} Count;

static void decode_part(GMimeObject *parent, GMimeObject *part, gpointer data)
{
    Count *count = data;
    if (!GMIME_IS_TEXT_PART(part))
        return;
    char *text = g_mime_text_part_get_text(GMIME_TEXT_PART(part));
    count->parts++;
    count->text_bytes += text != NULL ? strlen(text) : 0;
    g_free(text);
}

static void read_mail(int fd, Count *count)
{
    GMimeStream *stream = g_mime_stream_fs_new(fd);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
    if (message != NULL) {
        count->mails += g_mime_message_get_subject(message) != NULL;
        g_mime_message_foreach(message, decode_part, count);
        g_object_unref(message);
    }
    g_object_unref(parser);
    g_object_unref(stream);
}

int main(int argc, char **argv)
{
    Count count = {0};
    DIR *folder = argc == 2 ? opendir(argv[1]) : NULL;
    if (folder == NULL) {
        fputs("usage: bare-gmime FOLDER\n", stderr);
        return EX_USAGE;
    }
    g_mime_init();
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        int fd = entry->d_name[0] != '.' ? openat(dirfd(folder), entry->d_name, O_RDONLY) : -1;
        if (fd >= 0)
            read_mail(fd, &count);
    }
    closedir(folder);
    printf("%u %u %zu\n", count.mails, count.parts, count.text_bytes);
    return EX_OK;
}
