/* SPDX-License-Identifier: MIT */
#pragma once
/* What happened: somebody's answer, as understood, or a clock that ran out. */
#include <glib.h>

#include "programme/closure.h"
#include "programme/request.h"

typedef enum {
    EVENT_ASKED,        /* a mentee described a situation; the case is new */
    EVENT_ASKED_UNSURE, /* the same, but nothing vouches for the sender */
    EVENT_COMMITTED,    /* "I agree": the commitments (rule 2) */
    EVENT_CONFIRMED,    /* "yes, I wrote that" */
    EVENT_PICKED,       /* numbers or names from the shortlist */
    EVENT_BROADER,
    EVENT_OUTSIDE,
    EVENT_INSIDE,
    EVENT_NEXT, /* ask the next one on the list */
    EVENT_STANDBY,
    EVENT_WAIT,
    EVENT_CHOSEN, /* one or more of those who accepted */
    EVENT_ALL_CHOSEN,
    EVENT_CANCELLED,      /* CLOSE, CANCEL */
    EVENT_MENTEE_UNCLEAR, /* a mentee's answer that cannot be read */
    EVENT_ACCEPTED,
    EVENT_DECLINED,
    EVENT_UNCLEAR, /* a mentor's answer that cannot be read */
    EVENT_AWAY,    /* an out-of-office reply on a mentor's behalf */
    EVENT_DEADLINE,
    EVENT_TALKED,        /* "yes, we talked" */
    EVENT_NOT_YET,       /* "we have not talked yet" */
    EVENT_NOT_TALKED,    /* "no, we did not" */
    EVENT_TALK_UNCLEAR,  /* none of these */
    EVENT_AGAIN,         /* ask the same mentor anew */
    EVENT_UNDELIVERABLE, /* a letter about this offer, or to the mentee, came back for good */
    EVENT_QUESTION,      /* a mentor asks the mentee something instead of answering */
    EVENT_REPLIED,       /* the mentee's reply to that */
    EVENT_UNWANTED,      /* a mentee names who is never to be offered, and says nothing else */
    EVENT_COORDINATOR,   /* a mentee would like to talk with the coordinator */
    EVENT_LEFT,          /* a mentor leaves the programme */
    EVENT_CLOSURE,       /* the office has closed days, or opened them again (rule 27) */
    EVENT_NEWCOMERS,     /* mentors have joined or changed */
} EventKind;

typedef struct {
    EventKind kind;
    char *cause;         /* names the mail or clock: the same for the same happening, always */
    guint offer_number;  /* whose answer; 0: the mentee's, or the request's clock */
    GArray *numbers;     /* guint: shortlist numbers (PICKED), acceptance numbers (CHOSEN) */
    GPtrArray *names;    /* char *: names in place of numbers */
    GPtrArray *unwanted; /* char *: a mentee's: who is never to be offered, as written (rule 6) */
    char *peer;          /* DECLINED: somebody the mentor recommends, as written; or NULL */
    char *words; /* the sender's own words: explanation, line to those not chosen; or NULL */
    char *line;  /* a mentee's or mentor's own first line, to quote where it cannot be followed; or
                    NULL */
    gint64 back_at; /* AWAY: 0 if it gives no date */
    DeadlineKind deadline;
    const Closure *closure; /* CLOSURE: borrowed; else NULL */
    GHashTable *newcomers;  /* NEWCOMERS: their ids (gint64); borrowed, else NULL */
} Event;

/* Copies `cause`. */
Event *event_new(EventKind kind, const char *cause);
void event_free(Event *event);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Event, event_free)

/* The stored name of a kind, and back; a held answer is kept under it. */
const char *event_kind_name(EventKind kind);
gboolean event_kind_parse(const char *name, EventKind *kind);

/* TRUE if deciding it may put mentors on a list, so that the case must bring candidates. */
gboolean event_wants_candidates(EventKind kind);
