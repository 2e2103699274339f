/* SPDX-License-Identifier: MIT */
#include "intake/word-sets.h"

const char *const WORD_SETS[SET_COUNT] = {
    [SET_CONDITION] = "when whenever after until till before once",
    [SET_RETURN] = "until till til back return returning returns through thru hasta regreso vuelvo "
                   "resume zur\u00fcck bis retour jusqu r\u00fcckkehr ab wieder at\u00e9 "
                   "regressarei reintegro before",
    [SET_ABSENT] = "away traveling travelling out leave busy swamped slammed gone back overseas "
                   "abroad booked unavailable vacation",
    [SET_REPORTS] = "said says thinks thought told tells asked asks assume assumes heard claims "
                    "pretend expects expected wants insists hopes imagine believes meant "
                    "wonder wonders dijo",
    [SET_PAST] = "did had was were",
    [SET_WAVERING] = "might may could maybe perhaps possibly probably try consider "
                     "considering tempted inclined unsure undecided whether depends",
    [SET_BEFORE_NAME] = "the your this that ms mrs miss mr dr",
    [SET_PERSONS] = "colleague lady woman person gentleman official executive lad fellow "
                    "guy gal chap kid",
};
