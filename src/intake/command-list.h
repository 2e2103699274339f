/* SPDX-License-Identifier: MIT */
#pragma once
/* Commands by mail (rule 17): a coordinator's, one per line, and the few words that everybody has.
   Only read here; who may do what is decided elsewhere. */
#include <glib.h>

typedef struct {
    char *verb;      /* "add", "my data"; "" if the line is none that is known */
    GPtrArray *args; /* char *: fields between commas, or else words; "a b" is one */
    char *line;      /* as written */
} Instruction;

void instruction_free(Instruction *command);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Instruction, instruction_free)

/* The commands in the order of the text, Instruction, unknown lines among them. The list ends at
   "--", at thanks, at a closing, or after five unknown lines. Owned by the caller
   (g_ptr_array_unref). */
GPtrArray *command_list_read(const char *reply);

/* HELP, STATUS, PAUSE until a date, RESUME, CONTINUE, WITHDRAW, MY DATA, CORRECT text, FORGET,
   CAPACITY n: if that is all that is said, and said for sure; NULL otherwise. A date is given as
   YYYY-MM-DD, as "" if one is meant and cannot be read. Owned by the caller. */
Instruction *personal_command_read(const char *reply, gint64 now, GTimeZone *zone);
