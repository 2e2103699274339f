/* SPDX-License-Identifier: MIT */
#pragma once
/* Does what somebody wrote mean this person? Letters are compared without case and accents. */
#include <glib.h>

typedef enum {
    NAME_OTHER,
    NAME_PART,  /* every word written is one of the name's: "Lee", "Ms. Diaz" */
    NAME_WHOLE, /* the same words */
} NameMatch;

NameMatch name_match(const char *full, const char *written);

/* Words of a name; titles and initials are none. */
guint name_count_words(const char *written);
