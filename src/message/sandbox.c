/* SPDX-License-Identifier: MIT */
#include "message/sandbox.h"

#include <errno.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define HAS_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_ADDRESS_SANITIZER 1
#endif
#endif
#ifndef HAS_ADDRESS_SANITIZER
#define HAS_ADDRESS_SANITIZER 0
#endif

enum { ADDRESS_SPACE = 512 * 1024 * 1024, STACK = 8 * 1024 * 1024, PROCESSOR_SECONDS = 600 };

static const int allowed[] = {SCMP_SYS(read),
                              SCMP_SYS(write),
                              SCMP_SYS(munmap),
                              SCMP_SYS(mremap),
                              SCMP_SYS(brk),
                              SCMP_SYS(futex),
                              SCMP_SYS(madvise),
                              SCMP_SYS(exit),
                              SCMP_SYS(exit_group),
                              SCMP_SYS(rt_sigaction),
                              SCMP_SYS(rt_sigprocmask),
                              SCMP_SYS(rt_sigreturn),
                              SCMP_SYS(getrandom),
                              SCMP_SYS(clock_gettime),
                              SCMP_SYS(gettimeofday),
                              SCMP_SYS(time),
                              SCMP_SYS(sched_yield),
                              SCMP_SYS(getpid),
                              SCMP_SYS(gettid),
                              SCMP_SYS(tgkill),
                              SCMP_SYS(sysinfo),
                              SCMP_SYS(sigaltstack),
                              SCMP_SYS(restart_syscall)};

/* Files do not exist here. Libraries that look for one (a charset, a time zone, a terminal) are
   told so and go on, which loses nothing against ending the process. */
static const int absent[] = {SCMP_SYS(open),  SCMP_SYS(openat),    SCMP_SYS(access),
                             SCMP_SYS(stat),  SCMP_SYS(fstat),     SCMP_SYS(newfstatat),
                             SCMP_SYS(statx), SCMP_SYS(readlink),  SCMP_SYS(lseek),
                             SCMP_SYS(close), SCMP_SYS(faccessat), SCMP_SYS(readlinkat)};

static gboolean limit(int resource, rlim_t value)
{
    const struct rlimit both = {value, value};
    return setrlimit((__rlimit_resource_t)resource, &both) == 0;
}

static gboolean set_limits(void)
{
    return (HAS_ADDRESS_SANITIZER || limit(RLIMIT_AS, ADDRESS_SPACE)) && limit(RLIMIT_STACK, STACK)
           && limit(RLIMIT_CPU, PROCESSOR_SECONDS) && limit(RLIMIT_FSIZE, 0)
           && limit(RLIMIT_CORE, 0) && limit(RLIMIT_NOFILE, SANDBOX_SOCKET + 1);
}

/* The sanitizers' reports go to standard error; nothing else may. */
static gboolean close_descriptors(int socket)
{
    if (socket != SANDBOX_SOCKET && dup2(socket, SANDBOX_SOCKET) < 0)
        return FALSE;
    close(STDIN_FILENO);
    close(STDOUT_FILENO);
    if (!HAS_ADDRESS_SANITIZER)
        close(STDERR_FILENO);
    return close_range(SANDBOX_SOCKET + 1, ~0U, 0) == 0;
}

static gboolean allow_memory_without_code(scmp_filter_ctx filter)
{
    const struct scmp_arg_cmp no_code = SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
    return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, &no_code) == 0
           && seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, &no_code) == 0;
}

static gboolean filter_system_calls(void)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (filter == NULL)
        return FALSE;
    gboolean fine = allow_memory_without_code(filter);
    for (gsize i = 0; fine && i < G_N_ELEMENTS(allowed); i++)
        fine = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0) == 0;
    for (gsize i = 0; fine && i < G_N_ELEMENTS(absent); i++)
        fine = seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOENT), absent[i], 0) == 0;
    fine = fine && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return fine;
}

/* The parent ends this process by closing the socket; signals meant for the daemon (or typed at a
   terminal) must not, in the middle of a mail. */
static void ignore_signals(void)
{
    static const int ignored[] = {SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2};
    sigset_t none;
    for (gsize i = 0; i < G_N_ELEMENTS(ignored); i++)
        signal(ignored[i], SIG_IGN);
    signal(SIGPIPE, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

gboolean sandbox_enter(int socket, int parent_pid)
{
    ignore_signals();
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent_pid)
        return FALSE;
    return close_descriptors(socket) && set_limits() && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
           && filter_system_calls();
}
