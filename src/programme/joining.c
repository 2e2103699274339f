/* SPDX-License-Identifier: MIT */
#include "programme/joining.h"

static const char *const STEPS[] = {"ask", "remind", "tell", "silent", "refused"};

void joining_free(Joining *joining)
{
    if (joining == NULL)
        return;
    person_free(joining->person);
    g_free(joining);
}

const char *joining_step_name(JoiningStep step)
{
    return STEPS[step];
}

gboolean joining_step_parse(const char *name, JoiningStep *step)
{
    for (guint i = 0; i < G_N_ELEMENTS(STEPS); i++) {
        if (g_str_equal(STEPS[i], name)) {
            *step = (JoiningStep)i;
            return TRUE;
        }
    }
    return FALSE;
}

LetterKind joining_letter(const Person *person)
{
    return person_is_mentor(person) ? LETTER_WELCOME_MENTOR : LETTER_WELCOME_MENTEE;
}

gboolean letter_asks_to_join(LetterKind kind)
{
    return kind == LETTER_WELCOME_MENTEE || kind == LETTER_WELCOME_MENTOR;
}
