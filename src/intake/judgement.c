/* SPDX-License-Identifier: MIT */
#include "intake/judgement.h"

#include "base/address.h"
#include "intake/command-list.h"
#include "intake/intake.h"

static Judgement judgement_of(const char *verb)
{
    if (g_str_equal(verb, "verify"))
        return JUDGEMENT_VERIFY;
    return g_str_equal(verb, "refuse") ? JUDGEMENT_REFUSE : JUDGEMENT_NONE;
}

Judgement judgement_read(const Message *message, char **address)
{
    g_autofree char *words = intake_words(message);
    g_autoptr(GPtrArray) commands = command_list_read(words);
    *address = NULL;
    if (commands->len != 1)
        return JUDGEMENT_NONE;
    const Instruction *command = commands->pdata[0];
    Judgement judgement = judgement_of(command->verb);
    if (judgement == JUDGEMENT_NONE || command->args->len > 1)
        return JUDGEMENT_NONE;
    if (command->args->len == 1 && (*address = address_normalise(command->args->pdata[0])) == NULL)
        return JUDGEMENT_NONE;
    return judgement;
}
