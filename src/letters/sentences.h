/* SPDX-License-Identifier: MIT */
#pragma once
/* What all letters say whatever their facts are: by it the reader process tells our words from the
   sender's in a mail whose letter it does not know. */
#include <glib.h>

/* The pieces of every letter and part (from `folder` where it has the file, else built in) between
   facts, as far as they have four words; Markdown as it is. What cannot be loaded is left out:
   templates_load says so. NULL-ended, owned by the caller. */
char **letters_sentences(const char *folder);
