/* SPDX-License-Identifier: MIT */
#include "intake/word-sets.h"

const char *const WORD_SETS[SET_COUNT] = {
    [SET_CONDITION] = "when whenever after until till before once",
    [SET_RETURN] = "until till til back return returning returns through thru hasta regreso vuelvo "
                   "resume zur\u00fcck bis retour jusqu r\u00fcckkehr ab wieder at\u00e9 "
                   "regressarei reintegro before",
    [SET_ABSENT] = "away traveling travelling out leave busy swamped slammed gone back overseas "
                   "abroad booked unavailable vacation",
};
