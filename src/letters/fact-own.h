/* SPDX-License-Identifier: MIT */
#pragma once
/* Facts about the reader, for the reader alone (MY DATA). */
#include "letters/fact.h"

#define OWN_LINES(X)                                                                               \
    /* name, help */                                                                               \
    X(own_address, "the registered address")                                                       \
    X(own_other_addresses, "other addresses that the reader writes from")                          \
    X(own_title, "the reader's title")                                                             \
    X(own_agency, "the reader's agency")                                                           \
    X(own_time_zone, "the reader's time zone")                                                     \
    X(own_topics, "the topics of a mentor")                                                        \
    X(own_capacity, "how many conversations at a time a mentor takes")                             \
    X(own_since, "the day since when we know the reader")                                          \
    X(own_committed_on, "the day of the commitments")                                              \
    X(own_agreed, "versions of the commitments that the reader agreed to, and when")               \
    X(own_refused, "versions of the commitments that the reader refused, and when")                \
    X(own_lapsed_on, "the day of the commitments to a text that has changed since")                \
    X(own_paused_until, "the day until which a mentor pauses")                                     \
    X(own_away_until, "the day until which the reader is away")                                    \
    X(own_last_asked_on, "the day a mentor was last asked")                                        \
    X(own_requests_open, "open requests of the reader, number and day")                            \
    X(own_requests_ended, "ended requests of the reader")                                          \
    X(own_offers_open, "requests that wait for the reader as a mentor")                            \
    X(own_accepted, "requests to which the reader said yes")                                       \
    X(own_not_accepted, "requests to which the reader said no, or nothing")                        \
    X(own_verified, "who verified the executive status, and when")                                 \
    X(own_standby, "whether a mentor volunteers for any topic")                                    \
    X(own_unwanted, "whom the reader never wants to be offered")                                   \
    X(own_named, "whom else the reader named, to be asked or as a mentor")                         \
    X(own_coordinators, "whom we passed the reader's correction to, name and address")             \
    X(keep_situation_days, "days after a request's end for which its words are kept")              \
    X(keep_letter_days, "days for which a letter's text is kept")                                  \
    X(keep_count_years, "years for which counts and dates are kept")

#define X(name, help) char *fact_##name(const FactSource *source);
OWN_LINES(X)
#undef X

/* Quotations. */
char *fact_own_bio(const FactSource *source);
char *fact_own_words(const FactSource *source);
char *fact_own_held(const FactSource *source);
