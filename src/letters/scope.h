/* SPDX-License-Identifier: MIT */
#pragma once
/* The facts of one letter, as template-glib looks them up. */
#include <tmpl-glib.h>

#include "letters/fact.h"

/* Knows every fact of the table: those that this reader may not see, or that do not exist in this
   case, are empty. What is printed is the place of a value, which `values` keeps. Owned by the
   caller; `source` and `values` must outlive it. */
TmplScope *scope_new(const FactSource *source, Values *values);
