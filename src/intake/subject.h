/* SPDX-License-Identifier: MIT */
#pragma once
/* The subject of a mail that a mailto: button made: "ACCEPT [#42]", whatever a mail program or a
   gateway wrote before it. */
#include <glib.h>

/* The button's words ("ACCEPT", "CHOOSE 2"); NULL if the subject says anything else. Owned. */
/* The subject behind a gateway's box, "[EXTERNAL] PAUSE"; what answers a letter keeps its mark.
   Borrowed. */
const char *subject_without_box(const char *subject);
char *subject_button(const char *subject);
