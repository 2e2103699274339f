/* SPDX-License-Identifier: MIT */
#pragma once
/* What each clause says about the request. */
#include "intake/phrases.h"
#include "intake/speech.h"

typedef struct {
    Act act;
    guint clause; /* its place in the speech */
    guint sentence;
    guint first, end;      /* the tokens that say it */
    gboolean hypothetical; /* "would" */
    gboolean after_turn;   /* its clause begins with "but" */
    gboolean faint;        /* a doubt, but perhaps of something else */
    gboolean question;     /* an open question; its act is ACT_MAYBE */
} Vote;

/* In the order of the text; Vote. Owned by the caller (g_array_unref). */
GArray *votes_read(const Speech *speech);

static inline gboolean act_is_yes(Act act)
{
    return act == ACT_ACCEPT || act == ACT_YES || act == ACT_GLAD || act == ACT_FREE;
}

/* No wish, which the next clause may turn into a regret. */
static inline gboolean vote_is_firm(const Vote *vote)
{
    return act_is_yes(vote->act) && !(vote->act == ACT_GLAD && vote->hypothetical);
}

/* "accept", "limit", ...: for people. */
const char *act_name(Act act);
