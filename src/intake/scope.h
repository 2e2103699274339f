/* SPDX-License-Identifier: MIT */
#pragma once
/* Whose words are they, and of what: what another says, what was, what hangs on "which". */
#include "intake/grammar.h"

/* TRUE if the nearest subject left of token `at` is somebody else: "you have no time". */
gboolean scope_is_of_others(const Window *window, guint at);
/* TRUE if what begins at `at` is told, not said: "I was swamped", "for passing this on". */
gboolean scope_is_told(const Window *window, guint at);
/* TRUE if somebody's report stands before `at` and binds nobody: "my wife says I can't". */
gboolean scope_is_reported(const Window *window, guint at);
/* TRUE if all that is said is what not to have: "no restaurants". */
gboolean scope_is_exclusion(const Window *window);
/* TRUE if the clause tells of something in the one before: "which I suppose makes me an expert". */
gboolean scope_is_relative(const Window *window);
/* At "Ms. Petrakis", who asks. */
gboolean scope_is_titled(const Speech *speech, guint at);
gboolean scope_has_not(const Window *window, guint first, guint end);
