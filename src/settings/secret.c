/* SPDX-License-Identifier: MIT */
#include "settings/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/failure.h"
#include "settings/table.h"
#include "settings/value.h"

enum { SECRET_MAX = 16384 };

void settings_wipe(char *secret)
{
    if (secret == NULL)
        return;
    explicit_bzero(secret, strlen(secret));
    g_free(secret);
}

static void chop_newline(char *text)
{
    size_t length = strlen(text);
    if (length > 0 && text[length - 1] == '\n')
        text[--length] = '\0';
    if (length > 0 && text[length - 1] == '\r')
        text[length - 1] = '\0';
}

static gboolean file_may_be_read(int fd, const char *path, gboolean private_only, GError **error)
{
    struct stat status;
    if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode))
        failure_set(error, FAILURE_OPERATOR, "%s: is no file", path);
    else if (private_only && (status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        failure_set(error, FAILURE_OPERATOR, "%s: others have access to it; run: chmod 600 %s",
                    path, path);
    else if (status.st_size > SECRET_MAX)
        failure_set(error, FAILURE_OPERATOR, "%s: is too long for a secret", path);
    else
        return TRUE;
    return FALSE;
}

/* NULL with the error set for what can be no secret; takes `text`. */
static char *one_line(char *text, size_t length, const char *path, GError **error)
{
    text[length] = '\0';
    size_t before_nul = strlen(text);
    chop_newline(text);
    if (before_nul == length && *text != '\0' && strchr(text, '\n') == NULL)
        return text;
    failure_set(error, FAILURE_OPERATOR, "%s: holds %s; want the secret alone, on one line", path,
                length == 0 || *text == '\0' ? "nothing" : "more than one line");
    explicit_bzero(text, length);
    g_free(text);
    return NULL;
}

char *secret_from_file(const char *path, gboolean private_only, GError **error)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0) {
        int reason = errno;
        failure_set(error, FAILURE_OPERATOR, "%s: %s%s", path, g_strerror(reason),
                    reason == ENOENT ? "; write the secret into it, alone on one line, mode 0600"
                                     : "");
        return NULL;
    }
    char *text = NULL;
    if (file_may_be_read(fd, path, private_only, error)) {
        text = g_malloc(SECRET_MAX + 1);
        ssize_t length = read(fd, text, SECRET_MAX);
        text = one_line(text, length > 0 ? (size_t)length : 0, path, error);
    }
    close(fd);
    return text;
}

/* What the section says under password_file, password_command, token_file or token_command. */
static const char *source_text(const Settings *settings, const char *section, const char *word,
                               const char *suffix)
{
    g_autofree char *key = g_strconcat(word, suffix, NULL);
    const Setting *setting = setting_find(section, key);
    g_assert(setting != NULL);
    return *(char *const *)(const void *)((const char *)settings + setting->at);
}

static char *credential_path(const char *section, const char *word)
{
    const char *folder = g_getenv("CREDENTIALS_DIRECTORY");
    if (folder == NULL)
        return NULL;
    g_autofree char *name = g_strconcat(section, ".", word, NULL);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    return g_file_test(path, G_FILE_TEST_EXISTS) ? g_steal_pointer(&path) : NULL;
}

gboolean settings_secret(const Settings *settings, const char *section, char **secret,
                         GError **error)
{
    const char *word = strcmp(section, "oauth2") == 0 ? "token" : "password";
    g_autofree char *credential = credential_path(section, word);
    const char *file = source_text(settings, section, word, "_file");
    const char *command = source_text(settings, section, word, "_command");
    *secret = NULL;
    if (credential == NULL && file == NULL && command == NULL)
        return TRUE;
    g_autoptr(GError) reason = NULL;
    if (credential != NULL) {
        *secret = secret_from_file(credential, FALSE, &reason);
    } else if (file != NULL) {
        *secret = secret_from_file(file, TRUE, &reason);
    } else {
        g_autofree char *folder = settings_path(settings, ".");
        *secret = secret_from_command(command, folder, SECRET_COMMAND_LIMIT_MS, &reason);
    }
    if (*secret == NULL)
        failure_set(error, FAILURE_OPERATOR, "%s.%s%s: %s", section, word,
                    credential != NULL ? ""
                    : file != NULL     ? "_file"
                                       : "_command",
                    reason->message);
    return *secret != NULL;
}
