/* SPDX-License-Identifier: MIT */
#pragma once
/* The facts of the letter itself, its reader and its case, for the table in fact.c. NULL or 0 where
   there is none. Texts are owned by the caller. */
#include "letters/fact.h"

char *fact_programme_name(const FactSource *source);
char *fact_reader_name(const FactSource *source);
char *fact_request_number(const FactSource *source);
char *fact_reply_address(const FactSource *source);
char *fact_topic(const FactSource *source);
char *fact_mentee_name(const FactSource *source);
char *fact_mentee_title(const FactSource *source);
char *fact_mentee_agency(const FactSource *source);
char *fact_mentee_about(const FactSource *source);
char *fact_mentor_name(const FactSource *source);
char *fact_mentor_title(const FactSource *source);
char *fact_mentor_agency(const FactSource *source);
char *fact_mentor_about(const FactSource *source);
char *fact_situation(const FactSource *source);
char *fact_explanation(const FactSource *source);
char *fact_mentee_line(const FactSource *source);
char *fact_quoted_line(const FactSource *source);
char *fact_question(const FactSource *source);
char *fact_reply(const FactSource *source);
char *fact_correction(const FactSource *source);
char *fact_due(const FactSource *source);
char *fact_due_on(const FactSource *source);
char *fact_asked_on(const FactSource *source);
char *fact_back_on(const FactSource *source);
char *fact_wait_until(const FactSource *source);
char *fact_choose_by(const FactSource *source);
char *fact_watch_until(const FactSource *source);
char *fact_close_on(const FactSource *source);
char *fact_peer_name(const FactSource *source);
char *fact_peer_number(const FactSource *source);
char *fact_asker_name(const FactSource *source);
char *fact_asker_address(const FactSource *source);
char *fact_coordinators(const FactSource *source);
guint fact_unclear_count(const FactSource *source);
guint fact_stale_bio_count(const FactSource *source);
guint fact_peer_count(const FactSource *source);
guint fact_forgotten_count(const FactSource *source);
guint fact_unanswered_count(const FactSource *source);
guint fact_stranger_count(const FactSource *source);
guint fact_refused_count(const FactSource *source);
guint fact_silent_count(const FactSource *source);
guint fact_shortlist_count(const FactSource *source);
guint fact_asked_count(const FactSource *source);
guint fact_accepted_count(const FactSource *source);
guint fact_reader_is_mentee(const FactSource *source);
guint fact_reader_is_mentor(const FactSource *source);
guint fact_reader_is_coordinator(const FactSource *source);
guint fact_reader_is_manager(const FactSource *source);
