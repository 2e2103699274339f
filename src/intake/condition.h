/* SPDX-License-Identifier: MIT */
#pragma once
/* Does a clause that begins with "if", "once", "subject to" make the answer hang on somebody or
   something, or is it of time, place and courtesy ("if that works for her", "once I'm back")? */
#include "intake/speech.h"

/* TRUE if it does: nothing is promised. Anything that is not known to be harmless does. */
gboolean condition_is_open(const Speech *speech, const Clause *clause);
