/* SPDX-License-Identifier: MIT */
#pragma once
/* One event's turn: the rules change a copy of the case and add letters; decide.c tells what
   changed. Known to the rules alone. */
#include "programme/decide.h"

typedef struct {
    Case *case_; /* the copy */
    const Event *event;
    const Rules *rules;
    gint64 now;
    Effects *effects;
    const char *list_topic; /* of the shortlist, if one is written; static */
} Turn;

/* Adds a letter; its optional fields are the caller's to set. Borrowed. */
Letter *turn_write(Turn *turn, LetterKind kind, gint64 reader_id, guint offer_number);
/* The same with a topic, a static string that the template branches on. */
void turn_write_about(Turn *turn, LetterKind kind, gint64 reader_id, guint offer_number,
                      const char *topic);
/* Has the coordinators of the mentor's agency told of the offer, as the kind of matter wants. */
void turn_note(Turn *turn, MatterKind kind, const Offer *offer);
/* The same of the mentee's agency, about the request. */
void turn_note_mentee(Turn *turn, MatterKind kind);
/* The same of somebody whom that mentor names. */
void turn_note_name(Turn *turn, MatterKind kind, const Offer *offer, const char *name);
/* To the mentee, about the request. */
void turn_tell_mentee(Turn *turn, LetterKind kind, const char *topic);
/* The event's offer; NULL if the event is the mentee's. */
Offer *turn_offer(const Turn *turn);
/* `hour`:00 on the `days`th business day from now, at that person's place. */
gint64 turn_deadline(const Turn *turn, const Person *person, guint days, guint hour);

/* Parts of rules that other rules lean on. */
gboolean mentor_may_be_listed(const Turn *turn, const Person *mentor); /* rule-shortlist.c */
guint shortlist_add(Turn *turn); /* rule-shortlist.c; how many were listed */
void shortlist_write(Turn *turn, const char *no_match_topic);     /* rule-shortlist.c */
gboolean offer_ask(Turn *turn, Offer *offer);                     /* rule-picking.c */
void offer_start_clock(Turn *turn, Offer *offer, gint64 from_at); /* rule-silence.c */
void offer_introduce(Turn *turn, Offer *offer);                   /* rule-introduction.c */
void request_become_introduced(Turn *turn);                       /* rule-introduction.c */
void request_settle(Turn *turn);                                  /* rule-closing.c */
void request_end(Turn *turn);                                     /* rule-closing.c */
void offers_ask(Turn *turn, const GPtrArray *offers);             /* rule-picking.c */
gboolean request_must_wait(Turn *turn);                           /* rule-picking.c */
void talk_start_clock(Turn *turn);                                /* rule-talked.c */
gboolean outright_ask(Turn *turn); /* rule-outright.c; FALSE: nobody was asked */
Offer *offer_add(Turn *turn, const Candidate *candidate); /* rule-shortlist.c */

/* Takes offers to those whom the event names as unwanted out of the case; asks back, and gives
   FALSE, if it is in doubt who is meant: then nothing else may be done. */
gboolean unwanted_take(Turn *turn);                                  /* rule-unwanted.c */
gboolean mentor_is_unwanted(const Turn *turn, const Person *mentor); /* rule-unwanted.c */
/* TRUE if the request itself names somebody unwanted, and more than one mentor may be meant. */
gboolean unwanted_is_in_doubt(const Turn *turn); /* rule-unwanted.c */
/* The one mentor whom the words mean; NULL if none, or more than one (*several). Borrowed. */
const Person *mentor_meant(const Turn *turn, const char *written, gboolean *several);

/* The listed or missed offers that a pick's numbers (of the list) and names mean, or the accepted
   ones that a choice's numbers (of the acceptances) and names mean; who was asked, or introduced,
   already is left out. NULL if one of them means nobody or more than one: then nothing may be done.
 */
GPtrArray *offers_picked(const Turn *turn);
GPtrArray *offers_chosen(const Turn *turn);

/* The offer to somebody whom a declining mentor recommends, ready to be picked; 0: none. */
guint peer_take(Turn *turn, const Offer *declined); /* rule-peer.c */

/* The rules' entries, one per event kind; decide.c lists them. */
void rule_asking(Turn *turn);
void rule_unsure(Turn *turn);
void rule_committing(Turn *turn);
void rule_confirming(Turn *turn);
void rule_picking(Turn *turn);
void rule_picking_all(Turn *turn);
void rule_widening(Turn *turn);
void rule_next(Turn *turn);
void rule_standby(Turn *turn);
void rule_waiting(Turn *turn);
void rule_choosing(Turn *turn);
void rule_choosing_all(Turn *turn);
void rule_cancelling(Turn *turn);
void rule_one_question(Turn *turn);
void rule_accepting(Turn *turn);
void rule_declining(Turn *turn);
void rule_unclear(Turn *turn);
void rule_away(Turn *turn);
void rule_deadline(Turn *turn);
void rule_talked(Turn *turn);
void rule_not_yet(Turn *turn);
void rule_not_talked(Turn *turn);
void rule_talk_unclear(Turn *turn);
void rule_again(Turn *turn);
void rule_undeliverable(Turn *turn);
void rule_question(Turn *turn);
void rule_replied(Turn *turn);
void rule_unwanted(Turn *turn);
void rule_coordinator(Turn *turn);
void rule_left(Turn *turn);
void rule_closure(Turn *turn);
void rule_newcomers(Turn *turn);

/* One per deadline kind. */
void rule_remind(Turn *turn);
void rule_no_answer(Turn *turn);
void rule_release_silent(Turn *turn);
void rule_choose_nudge(Turn *turn);
void rule_choose_release(Turn *turn);
void rule_close_silent(Turn *turn);
void rule_watch_end(Turn *turn);
void rule_ask_talked(Turn *turn);
