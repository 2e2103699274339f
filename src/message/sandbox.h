/* SPDX-License-Identifier: MIT */
#pragma once
/* What the reader process may still do once it reads what strangers wrote: compute, take memory,
   and use the one socket to its parent. */
#include <glib.h>

/* The descriptor that stays open, whatever number it had before. */
enum { SANDBOX_SOCKET = 3 };

/* Moves `socket` to SANDBOX_SOCKET, closes every other descriptor, sets resource limits (512 MiB of
   address space, 8 MiB of stack, no files, no core, ten minutes of processor time in all) and a
   system call filter under which anything else than computing ends the process. For a process just
   forked, once everything that needs files is loaded. FALSE if the system refuses any of it. */
gboolean sandbox_enter(int socket, int parent_pid);
