/* SPDX-License-Identifier: MIT */
#pragma once
/* A real Dovecot of our own in a temporary folder, for any user, with its own authority. Every name
   is a user, "secret" is everybody's password. */
#include "tests/unit/mailbox/collected.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
    char *folder;
    char *ca_file;       /* signed the server's certificate, which is for "localhost" */
    char *other_ca_file; /* did not */
    guint imap_port, imaps_port;
    GPid pid;
} Dovecot;

static inline guint free_port(void)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof at;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    g_assert_cmpint(bind(fd, (struct sockaddr *)&at, sizeof at), ==, 0);
    g_assert_cmpint(getsockname(fd, (struct sockaddr *)&at, &length), ==, 0);
    close(fd);
    return ntohs(at.sin_port);
}

static inline void run_in(const char *folder, const char *script)
{
    const char *command[] = {"/bin/sh", "-e", "-c", script, NULL};
    int status = 0;
    g_autofree char *errors = NULL;
    GError *error = NULL;
    g_spawn_sync(folder, (char **)command, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &errors,
                 &status, &error);
    g_assert_no_error(error);
    if (status != 0)
        g_error("%s", errors);
}

static inline void make_certificates(const char *folder)
{
    run_in(folder, "key='-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2'\n"
                   "for name in ca other; do openssl req -x509 $key -keyout $name.key "
                   "-out $name.pem -subj /CN=$name.example; done\n"
                   "openssl req $key -keyout server.key -out server.csr -subj /CN=localhost\n"
                   "echo subjectAltName=DNS:localhost >names\n"
                   "openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial "
                   "-days 2 -extfile names -out server.pem");
}

/* Root may neither be the login user nor own mail. */
static inline char *configuration(const Dovecot *dovecot, const char *more)
{
    gboolean root = getuid() == 0;
    const char *user = root ? "root" : g_get_user_name();
    const char *mail_user = root ? "nobody" : user;
    return g_strdup_printf(
        "base_dir = %1$s/run\nstate_dir = %1$s/state\nlog_path = %1$s/log\nprotocols = imap\n"
        "listen = 127.0.0.1\ndefault_internal_user = %2$s\ndefault_login_user = %3$s\n"
        "mail_uid = %3$s\nmail_gid = %4$u\nfirst_valid_uid = 1\nfirst_valid_gid = 1\n"
        "mail_home = %1$s/home/%%u\nmail_location = maildir:~/maildir\n"
        "passdb {\n driver = static\n args = password=secret\n}\n"
        "userdb {\n driver = static\n}\n"
        "service imap-login {\n chroot =\n inet_listener imap {\n  port = %5$u\n }\n"
        " inet_listener imaps {\n  port = %6$u\n  ssl = yes\n }\n}\n"
        "service anvil {\n chroot =\n}\nservice stats {\n chroot =\n}\n"
        "ssl = required\nssl_cert = <%1$s/server.pem\nssl_key = <%1$s/server.key\n"
        "auth_failure_delay = 0\n%7$s\n",
        dovecot->folder, user, mail_user, root ? 65534 : getgid(), dovecot->imap_port,
        dovecot->imaps_port, more);
}

static inline gboolean answers(guint port)
{
    struct sockaddr_in at = {.sin_family = AF_INET,
                             .sin_port = htons((uint16_t)port),
                             .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    gboolean connected = connect(fd, (struct sockaddr *)&at, sizeof at) == 0;
    close(fd);
    return connected;
}

/* A test that aborts must not leave a server behind. */
static inline void die_with_parent(gpointer unused)
{
    prctl(PR_SET_PDEATHSIG, SIGTERM);
}

static inline Dovecot *dovecot_start(const char *more)
{
    Dovecot *dovecot = g_new0(Dovecot, 1);
    dovecot->folder = make_temporary_folder();
    g_chmod(dovecot->folder, 0755);
    dovecot->ca_file = g_build_filename(dovecot->folder, "ca.pem", NULL);
    dovecot->other_ca_file = g_build_filename(dovecot->folder, "other.pem", NULL);
    dovecot->imap_port = free_port();
    dovecot->imaps_port = free_port();
    make_certificates(dovecot->folder);
    run_in(dovecot->folder, "mkdir home run state && chmod 777 home");
    g_autofree char *path = g_build_filename(dovecot->folder, "dovecot.conf", NULL);
    g_autofree char *text = configuration(dovecot, more);
    GError *error = NULL;
    g_file_set_contents(path, text, -1, &error);
    g_assert_no_error(error);
    const char *command[] = {"dovecot", "-F", "-c", path, NULL};
    const char *search = "PATH=/usr/sbin:/usr/local/sbin:/usr/bin:/bin";
    const char *environment[] = {search, NULL};
    g_spawn_async("/", (char **)command, (char **)environment,
                  G_SPAWN_SEARCH_PATH_FROM_ENVP | G_SPAWN_DO_NOT_REAP_CHILD
                      | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                  die_with_parent, NULL, &dovecot->pid, &error);
    g_assert_no_error(error);
    for (guint i = 0; i < 200 && !answers(dovecot->imaps_port); i++)
        g_usleep(50 * 1000);
    g_assert_true(answers(dovecot->imaps_port));
    return dovecot;
}

static inline void dovecot_stop(Dovecot *dovecot)
{
    kill(dovecot->pid, SIGTERM);
    waitpid(dovecot->pid, NULL, 0);
    remove_folder(dovecot->folder);
    g_free(dovecot->folder);
    g_free(dovecot->ca_file);
    g_free(dovecot->other_ca_file);
    g_free(dovecot);
}

/* The user's Maildir, made if need be. Owned by the caller. */
static inline char *dovecot_maildir(const Dovecot *dovecot, const char *user)
{
    char *maildir = g_build_filename(dovecot->folder, "home", user, "maildir", NULL);
    g_autofree char *script = g_strdup_printf("mkdir -p '%1$s/new' '%1$s/cur' '%1$s/tmp'; "
                                              "chmod -R 777 'home/%2$s'",
                                              maildir, user);
    run_in(dovecot->folder, script);
    return maildir;
}
