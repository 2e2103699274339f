/* SPDX-License-Identifier: MIT */
#include "agent/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/failure.h"

int lock_take(const char *database_path, GError **error)
{
    g_autofree char *path = g_strconcat(database_path, ".lock", NULL);
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0) {
        failure_set(error, FAILURE_OPERATOR,
                    "%s: %s; is the folder of database.path there and writable?", path,
                    g_strerror(errno));
        return -1;
    }
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    if (fcntl(fd, F_OFD_SETLK, &whole) == 0)
        return fd;
    failure_set(error, FAILURE_TEMPORARY,
                "%s: another mentord works with this database; stop it first", database_path);
    close(fd);
    return -1;
}
