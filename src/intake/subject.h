/* SPDX-License-Identifier: MIT */
#pragma once
/* The subject of a mail that a mailto: button made: "ACCEPT [#42]", whatever a mail program or a
   gateway wrote before it. */
#include <glib.h>

/* The button's words ("ACCEPT", "CHOOSE 2"); NULL if the subject says anything else. Owned. */
char *subject_button(const char *subject);
