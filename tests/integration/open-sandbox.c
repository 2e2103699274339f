/* SPDX-License-Identifier: MIT */
/* Preloaded under valgrind, whose own system calls and memory the reader's sandbox forbids (and
   which does not know seccomp at all): the process that reads mails then works in the open, where
   valgrind sees it. Tests only. */
#include <stddef.h>
#include <stdint.h>
#include <sys/resource.h>

void *seccomp_init(uint32_t action);
int seccomp_rule_add(void *filter, uint32_t action, int call, unsigned count, ...);
int seccomp_rule_add_array(void *filter, uint32_t action, int call, unsigned count,
                           const void *arguments);
int seccomp_load(const void *filter);
void seccomp_release(void *filter);
int close_range(unsigned first, unsigned last, int flags);

void *seccomp_init(uint32_t action)
{
    static char filter;
    return &filter;
}

int seccomp_rule_add(void *filter, uint32_t action, int call, unsigned count, ...)
{
    return 0;
}

int seccomp_rule_add_array(void *filter, uint32_t action, int call, unsigned count,
                           const void *arguments)
{
    return 0;
}

int seccomp_load(const void *filter)
{
    return 0;
}

void seccomp_release(void *filter)
{
}

int setrlimit(__rlimit_resource_t resource, const struct rlimit *limits)
{
    return 0;
}

int close_range(unsigned first, unsigned last, int flags)
{
    return 0;
}
