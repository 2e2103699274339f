/* SPDX-License-Identifier: MIT */
#include "intake/vote.h"

const char *act_name(Act act)
{
    static const char *const NAMES[] = {
        "nothing",       "commits",           "commits",        "commits gladly", "offers a time",
        "assents",       "refuses",           "refuses",        "is busy",        "is away",
        "not at a time", "not that",          "names somebody", "is pending",     "leaves it open",
        "civility",      "hangs on something"};
    return NAMES[act];
}
