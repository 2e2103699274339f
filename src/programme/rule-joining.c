/* SPDX-License-Identifier: MIT */
/* Rule 2: a mentor is listed, and a mentee may ask, only after their own reply has recorded the
   commitments. Whoever has none on record is asked once for each text, reminded once after 5
   business days, and after 5 more the agency's coordinators read in their digest who has not
   answered; nothing more is written to the person. An answer counts at any time. A refusal is
   recorded, and the coordinators read of it. A mentor may take the promise back by the same letter.
   Scenarios: joining/ */
#include "programme/joining.h"

/* The coordinators are told an hour later: what is noted at 08:00 stands in that day's digest. */
enum { PATIENCE_BUSINESS_DAYS = 5, MORNING_HOUR = 9, EARLY_HOUR = 8 };

/* Counted from when a letter of now can leave. */
static gint64 next_morning(const Joining *joining, const Rules *rules, gint64 now)
{
    g_autoptr(GTimeZone) zone = person_time_zone(joining->person);
    guint hour = joining->step == JOINING_ASK ? MORNING_HOUR : EARLY_HOUR;
    gint64 leaves_at = calendar_business_hours(rules->calendar, now, zone);
    return calendar_business_deadline(rules->calendar, leaves_at, zone, PATIENCE_BUSINESS_DAYS,
                                      hour);
}

static void put_letter(JoiningEffects *effects, LetterKind letter, const char *topic)
{
    effects->writes = TRUE;
    effects->letter = letter;
    effects->topic = topic;
}

static void note(JoiningEffects *effects, MatterKind matter)
{
    effects->notes = TRUE;
    effects->matter = matter;
}

static void move(JoiningEffects *effects, JoiningStep step, gint64 next_at)
{
    effects->step = step;
    effects->next_at = next_at;
}

static void rule_clock(const Joining *joining, JoiningEffects *effects, gint64 next_at)
{
    LetterKind letter = joining_letter(joining->person);
    switch (joining->step) {
    case JOINING_ASK:
        if (!joining->asks) /* the request's letter has asked already */
            put_letter(effects, letter, joining->lapsed_at != 0 ? "changed" : NULL);
        move(effects, JOINING_REMIND, next_at);
        break;
    case JOINING_REMIND:
        put_letter(effects, letter, "reminder");
        move(effects, JOINING_TELL, next_at);
        break;
    case JOINING_TELL:
        note(effects, MATTER_UNANSWERED);
        move(effects, JOINING_SILENT, 0);
        break;
    case JOINING_SILENT:
    case JOINING_REFUSED:
        move(effects, joining->step, 0);
        break;
    }
}

static void rule_agreeing(const Joining *joining, JoiningEffects *effects)
{
    if (joining->person->committed_at != 0)
        return;
    effects->agreed = TRUE;
    if (!joining->asks)
        put_letter(effects, LETTER_JOINED, NULL);
}

/* A mentee's no to a question that is settled ends nothing that goes on well. */
static void rule_refusing(const Joining *joining, JoiningEffects *effects)
{
    gboolean settled = joining->person->committed_at != 0 && !person_is_mentor(joining->person);
    if (settled || joining->step == JOINING_REFUSED)
        return;
    effects->refused = TRUE;
    note(effects, MATTER_REFUSED);
    move(effects, JOINING_REFUSED, 0);
    if (!joining->asks)
        put_letter(effects, LETTER_JOINED, "refused");
}

JoiningEffects joining_decide(const Joining *joining, JoiningEvent event, const Rules *rules,
                              gint64 now)
{
    JoiningEffects effects = {.step = joining->step, .next_at = joining->next_at};
    LetterKind letter = joining_letter(joining->person);
    switch (event) {
    case JOINING_CLOCK:
        rule_clock(joining, &effects, next_morning(joining, rules, now));
        break;
    case JOINING_AGREED:
        rule_agreeing(joining, &effects);
        break;
    case JOINING_AGREED_OLD:
        if (joining->person->committed_at == 0)
            put_letter(&effects, letter, "changed");
        break;
    case JOINING_DECLINED:
        rule_refusing(joining, &effects);
        break;
    case JOINING_UNCLEAR:
        if (joining->person->committed_at == 0)
            put_letter(&effects, letter, "unclear");
        break;
    }
    return effects;
}
