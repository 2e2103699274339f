/* SPDX-License-Identifier: MIT */
#include "programme/turn.h"

Letter *turn_write(Turn *turn, LetterKind kind, gint64 reader_id, guint offer_number)
{
    Letter *letter = g_new0(Letter, 1);
    letter->kind = kind;
    letter->reader_id = reader_id;
    letter->offer_number = offer_number;
    letter->urgent = turn->event->kind != EVENT_DEADLINE && turn->event->kind != EVENT_NEWCOMERS;
    g_ptr_array_add(turn->effects->letters, letter);
    return letter;
}

void turn_write_about(Turn *turn, LetterKind kind, gint64 reader_id, guint offer_number,
                      const char *topic)
{
    turn_write(turn, kind, reader_id, offer_number)->topic = g_strdup(topic);
}

void turn_tell_mentee(Turn *turn, LetterKind kind, const char *topic)
{
    turn_write_about(turn, kind, turn->case_->request->mentee_id, 0, topic);
}

void turn_note(Turn *turn, MatterKind kind, const Offer *offer)
{
    turn_note_name(turn, kind, offer, NULL);
}

void turn_note_name(Turn *turn, MatterKind kind, const Offer *offer, const char *name)
{
    Matter matter = {.kind = kind,
                     .person_id = offer->mentor_id,
                     .request_number = turn->case_->request->number,
                     .offer_number = offer->number,
                     .name = g_strdup(name)};
    g_array_append_val(turn->effects->matters, matter);
}

void turn_note_mentee(Turn *turn, MatterKind kind)
{
    Matter matter = {.kind = kind,
                     .person_id = turn->case_->request->mentee_id,
                     .request_number = turn->case_->request->number};
    g_array_append_val(turn->effects->matters, matter);
}

Offer *turn_offer(const Turn *turn)
{
    return turn->event->offer_number ? case_offer(turn->case_, turn->event->offer_number) : NULL;
}

gint64 turn_deadline(const Turn *turn, const Person *person, guint days, guint hour)
{
    g_autoptr(GTimeZone) zone = person_time_zone(person);
    return calendar_business_deadline(turn->rules->calendar, turn->now, zone, days, hour);
}
