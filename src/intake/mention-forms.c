/* SPDX-License-Identifier: MIT */
#include "intake/mention-forms.h"

gboolean mention_is_doubted(const char *sentence)
{
    return g_regex_match_simple(
        "(?i)\\b(?:but|not|never|unless|however|though|although|instead|before|after|until|afraid|"
        "fear|worried|hesitate|unlike|except|first|later|someday|whether|if|or)\\b|n['\u2019]t\\b",
        sentence, 0, 0);
}

gboolean mention_is_taken_back(const char *next)
{
    return g_regex_match_simple(
        "(?i)^(?:but|however|unfortunately|yet|sadly|still|actually|on\\s+second|then\\s+again|"
        "no\\b|not\\b|instead|or\\b|alas|except)",
        next, 0, 0);
}
