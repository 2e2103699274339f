/* SPDX-License-Identifier: MIT */
#pragma once
/* Does a clause that begins with "if", "once", "subject to" make the answer hang on somebody or
   something, or is it of time, place and courtesy ("if that works for her", "once I'm back")? */
#include "intake/speech.h"

/* TRUE if it does: nothing is promised. Anything that is not known to be harmless does. */
gboolean condition_is_open(const Speech *speech, const Clause *clause);
/* TRUE if an open condition is one of the sender's: "if I can", "unless my boss", not "before she
   signs". Then it binds wherever it stands. */
gboolean condition_is_own(const Speech *speech, const Clause *clause);
/* TRUE if it supposes what is not so, and why it will not be: "if I had the time", "if my husband
   weren't ill". */
gboolean condition_is_unreal(const Speech *speech, const Clause *clause);
/* Not so: "if you had asked me in the spring". */
gboolean condition_is_of_matter(const Speech *speech, const Clause *clause);
