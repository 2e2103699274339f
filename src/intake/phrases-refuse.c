/* SPDX-License-Identifier: MIT */
#include "intake/phrases.h"

#include <stddef.h>

const PhraseRow PHRASES_REFUSE[] = {
    /* the word itself */
    {ACT_REFUSE,
     "@me decline; @me am declining; @me will decline; @me would decline; @me must|should|shall "
     "decline|pass|refuse; "
     "have|need|going|obliged|forced|compelled|best|like|wish|prefer|choosing|right to "
     "decline|pass|refuse; @me would have|need to decline|pass|refuse; let me decline; @me will "
     "have to decline|pass; @me respectfully decline; must decline|pass $; must decline|pass; ^ "
     "declining; ^ pass $; ^ passing; @me will pass; @me pass; @me am passing; @me am out $; count "
     "me out; leave me out; @me am going to pass; consider this|it a no; my decline"},
    {ACT_NO, "^ decline; ^ declined; ^ no; ^ negative; ^ hard pass; ^ hard no; ^ pass"},
    {ACT_REFUSE,
     "^ no thanks; ^ no thank you; no can do; ^ no dice; ^ no go; ^ no way $; not a chance; no "
     "chance; out of the question; absolutely|definitely|certainly|alas|regretfully not $; afraid "
     "not; had better not; better not; best not; nothing doing; leave it|this|that to "
     "others|someone|somebody|another|people|the; has|needs|had to decline|pass; asks|asked me to "
     "decline; take|taking back my yes|acceptance|accept|earlier; withdraw my "
     "yes|acceptance|earlier|offer; not up to it|this|the; not the time; hands are full|tied; "
     "hands full; it|that|this|answer is a? ... no $; is a no; no from me|us; have|need|must|going "
     "to? say no; must say no; @me will say no; @me am saying no $; answer is no; say no this "
     "time; have to be a no"},
    {ACT_REFUSE,
     "sit this|it|that one? out; sit out this; sit this|it|that ... out; to sit out; not "
     "something|anything @me can|could|feel|want; decided|chosen|chose|elected not to accept; not "
     "to participate|do|take|mentor|proceed; @me do not accept $|this|the|it|her|him; not a "
     "good|great|convenient|right|ideal time; be no use|help|good; timing is|are "
     "terrible|bad|awful|wrong|poor|off|tough|not|impossible; bad|wrong|terrible|worst|poor "
     "time|timing;  bow|beg|back|opt out|off; turn this|it|that|you|her|him|them down; turn down; "
     "step aside|back|away; stand down; take a pass; take a rain check; pass it|this|that up; pass "
     "up; pass on this|it|that|her|the; pass this|it one? to|along|by; pass the|this "
     "opportunity|one|baton|torch; recuse myself; recuse; recusing;  @me withdraw; excuse me from; "
     "@me beg off; accept my ... regrets|regret|refusal; send my regrets; my regrets; with "
     "regret|regrets; with a heavy heart; regret to; regret that; have to give this|it a miss; "
     "give this|it a miss"},
    /* wishes */
    {ACT_REFUSE, "@me wish @me could|had|were; wish @me could; @me would rather not; rather not; "
                 "@me prefer not to; would prefer not; @me would have loved|liked to|$; would have "
                 "loved to; if only @me could|had; were it not; in another life; @me do not "
                 "think|believe|feel like? that? @me can|could|should|am|would|will; @me do not "
                 "see how|myself; @me do not want to|this; @me do not wish to"},
    /* cannot */
    {ACT_REFUSE,
     "@me can|will|could not "
     "$|now|right|at|because|due|possibly|justify|honestly|in|until|oblige|be "
     "of; can not $; ^ can not $|this|that|it|possibly; @me can|will|could not do|make|take|manage|"
     "swing|see|join|accept|commit|help|assist|participate|support|mentor|advise|oblige|serve|"
     "proceed $|this|that|it|@her|any|anything|another|on|more|to|one|anyone|right|now|at|in|so|a|"
     "an|new|part|because|due|until; ^ can not do|make|take|manage|swing|accept|commit|help|assist|"
     "participate|support|mentor|squeeze|fit|add|spare; can not be done|this; can not "
     "do|take|help|accept|commit it|this|that|@her|on; @me can|will|could not talk|speak|meet|"
     "engage|chat|work $|to|with|about @her|this|that|it|anyone|any; @me can not talk|speak|meet "
     "$|with|to; @me can not "
     "give|offer|find|make|spare|afford|devote|promise|provide|justify|squeeze|fit|add @her|the|"
     "any|a|an|enough|this|it|time|another|one|what|more ... "
     "time|hour|room|slot|attention|deserves|justice|commitment|in|thing|it|this; @me can not "
     "afford|justify|add; can not get away|free|out|loose|to; @me can not responsibly|ethically; "
     "need|have|must|going to? focus|prioritize|concentrate on? my|our|the; @me could not "
     "$|possibly|give|do; could not do it|this|@her|justice; could not give; will not be able; "
     "will "
     "not be possible; @me would not be able|comfortable|right|good|appropriate|fair; would not be "
     "able|right|proper|appropriate; not able to; not be able; unable to; am unable; will not work "
     "for me|us|out?; not going to work|happen|be; will not work $; not possible; impossible for "
     "me; "
     "is|are|be|looks impossible; not feasible; not in a|any|the position|place|spot|shape; not "
     "permitted|allowed to; not at liberty; not in the cards; no way @me|that|to|around; no way "
     "@me can|could|will @act; there is no way; does|will|would|do not allow|permit|let; "
     "schedule|calendar|workload|commitments will|do|does "
     "not allow|permit; prevents me; keeps me from; prevent me; precludes|preclude; @me am not "
     "taking|accepting|doing|able|available|mentoring|up|free|going; not taking "
     "on|new|any|anything|more; taking|taken|take nothing|no new|more|on; not available; @me "
     "am unavailable; unavailable; not accepting; not "
     "mentoring; not be of help|use|any; @me will not have; will not have "
     "time|capacity|bandwidth; not going to do|take|make; not going to; can not take on; "
     "can not commit to; @me have to cut back; can not this|anymore|right|at|now|due; can not ... "
     "time|times; can not this time|month|quarter|year|one; not at this "
     "time|point|moment|juncture; not right now; not now; not at the|this|that "
     "moment|time|present|point; not this time; decline on|for my|me behalf?; down as a? "
     "decline|no; must|need|have|going to? "
     "withdraw; must withdraw; nothing left|more? to; not this "
     "round|month|quarter|year|fall|spring|summer|winter $; not for me; not today thanks; not "
     "on|with "
     "this|it one?; not my; @me will|would not manage it|this; not something|anything|one @me|for; "
     "is|was not one|something @me; do not do these|this|that|mentoring|anymore|any ... "
     "anymore|more|longer|conversations|$; do not take|have|give on|any|advice|more; do not "
     "mentor; "
     "let it|this|that|@her go; leave it|this|that to|with|for; leave it there|at; "
     "stay|staying|steer"
     "|keep|keeping|stand|standing out|away|clear|back|off|distance|well; keep|need my distance; "
     "hands off; stays|stay|keep|keeping out of; not me $; not comfortable; not happy with; not "
     "happy to; "
     "do not feel able|up|right|comfortable|qualified; not up to|for it|this|$; drop out; "
     "have|need|had to say no; @me refuse $|to @do; not touch|touching this|it; choose the second; "
     "not in my; not anymore $; not any more $; not again $; not a good idea; would|will only be "
     "guessing|wasting; as much as @me am; not willing|prepared|ready to; have|has to come first; "
     "regret @me; afraid that|it? not|no; afraid the? answer is no; @me am done|finished; my "
     "mentoring days are; can not in good conscience; count me as a no; mark me as? no|declined|"
     "declining; @me wish @her luck"},
    {ACT_EXCEPT,
     "@me can|will|shall|would|should|do not; @me never; can|will not; mornings|"
     "fridays|mondays are|is hopeless|out; not @number; not teams|zoom|video|email|more|"
     "recorded|lunch|before|after"},
    /* no time */
    {ACT_REFUSE,
     "do|does|did not have the|any|enough|much|sufficient|space? "
     "time|bandwidth|capacity|cycles|room|availability|energy|hours; do not have "
     "time|capacity|bandwidth|room; do not have ... time|bandwidth|capacity|room|hours|space; have "
     "no time|bandwidth|capacity|room|availability|space|slack|spare|free|margin|cycles; have not "
     "got the|any time|bandwidth|capacity; ^ no time|bandwidth|capacity|availability|room; lack "
     "the|time|bandwidth|capacity; short on time; out of bandwidth|capacity; zero "
     "capacity|bandwidth|time; do not have an|a|one single? hour|minute|moment|second; no "
     "capacity|bandwidth|availability; @me do not have the|this in me; do not have it in me; can "
     "no longer; am|be no longer; @me no longer "
     "work|serve|mentor|am|do|take|want|wish|participate|hold|lead|run|qualify"},
    {ACT_BUSY, "no doy abasto; @busy; @me am @busy; at|over|beyond capacity; plate is|too|very? "
               "full|overflowing; full plate; on my plate; spread|stretched too thin; maxed out; "
               "snowed under; tied up; booked up|solid|through|until; fully booked|committed; "
               "under water; head above water; up to my neck|ears|eyeballs; flat out; over my "
               "head; calendar|schedule|docket|dance|diary is|card ... "
               "full|packed|jammed|booked|crazy|brutal|impossible; at my limit; is my limit; "
               "already mentor|mentoring|have two|three|four|enough|plenty|several;  already have "
               "... mentees|mentee|commitments|much; all @me can handle|manage|take; too much "
               "going|on; too many commitments|things|meetings|mentees; working around the clock; "
               "drowning in; consumed by; consumes|takes|eats ... time|hour|day; takes every hour; "
               "crunch|busy|crazy time|season; crunched for time"},
    {ACT_AWAY, "am|be|will out|away|off|traveling|overseas|abroad; on "
               "leave|sabbatical|detail|vacation|holiday|travel|deployment|tdy|annual|maternity|"
               "paternity|parental|sick|medical|assignment; out of the? office|country|town; "
               "traveling the|all|for|until|through|most; deployed; hospital; surgery"},
    /* not the one */
    {ACT_REFUSE,
     "not the? right|best|ideal|strongest|most|a? "
     "suitable|qualified|good|great|perfect|natural|appropriate? @fit; not a|an "
     "good|great|strong|ideal|natural @fit; not the @fit; not the best|right one? to|for|@fit|$; "
     "not a @fit; not my|our "
     "area|field|expertise|strength|wheelhouse|lane|specialty|forte|bailiwick|thing; not in my|our "
     "area|lane|wheelhouse|line|portfolio|field; outside|beyond|out of? my|our|the "
     "expertise|area|lane|wheelhouse|depth|scope|experience|portfolio|field|competence; out of my "
     "depth|lane|league; outside of my ...; not "
     "qualified|suited|equipped|experienced|competent|cut; wrong @fit; poor @fit; bad @fit; not be "
     "much|of|any|very|a help|use|good|helpful|useful|value; not much help|use; have|had no "
     "experience|background|expertise|knowledge|insight; do not have ... "
     "experience|expertise|background|knowledge|insight; know nothing|little about|of; do not know "
     "anything|enough|much|the about|first|to; never worked|dealt|done|led in|with|any?; not "
     "familiar with; nothing to offer|add|contribute; little to offer|add|contribute; not have "
     "anything to|useful; not feel qualified|comfortable|right; not comfortable; not interested; "
     "of no interest"},
    {ACT_REFUSE,
     "conflict of interest; conflicted out; have a conflict; is a conflict; appearance of; too "
     "close to; not appropriate for me; inappropriate for me; would not be appropriate; "
     "ethics|counsel|lawyers|legal ... advise|advised|told|says|said ... not; against it"},
    /* somebody else */
    {ACT_REFER,
     "ask|try|contact|call|use|find|choose|pick|take|consider ... instead; rather than me; instead "
     "of me; ask the next|another|others|someone|somebody|one; ^ ask|try|contact; ^ please "
     "ask|try|contact; ^ try my|our|his|her; @me would|will|can "
     "suggest|recommend|nominate|propose|point; @me suggest|recommend|nominate|propose; may|can "
     "@me suggest|recommend; would be|make a|the|an? "
     "better|stronger|best|right|ideal|excellent|great|perfect|good "
     "@fit|suited|helpful|qualified?; is a|the|your|much|far better|stronger|right|best|ideal|more "
     "@fit|suited|qualified; better @fit; better suited|placed|qualified|off|served|equipped; more "
     "experience|qualified|suited|knowledgeable; is your|the man|woman|guy|expert; ^ talk|speak "
     "to|with; have|got the wrong @fit; you|she|he|they should|might|could|may "
     "want|try|ask|talk|contact|speak|reach|call|consider|find; talk|speak|turn|go|reach "
     "to|with|out ... instead; somebody|someone|anybody|anyone else; another "
     "mentor|person|colleague; other mentors; knows this|far|much|more|a|the ... "
     "better|more|best|topic|subject; she|he|they would do|be ... better; my successor; pass "
     "this|it|that on|along to; forward this|it to; give it|this to; pass it|this ... younger; to "
     "younger shoulders"},
    /* off */
    {ACT_REFUSE,
     "take|remove|drop|strike|cross|delete|scratch me off|from|out; ^ unsubscribe $; remove me; "
     "take me off; remove my name; take my name; stop asking|sending|emailing|contacting; do not "
     "ask|contact|send|email|call|list me $|again|anymore|any|for|in; do not want to be; "
     "have|am|just|has retired|retiring; retired from|in|last; @me retire; left|leaving|left|leave "
     "the|my agency|department|government|service|job|position|organization; not with the|my "
     "agency|department|office; stepping|step down|away|back from|as?; leaving "
     "government|federal|public|service|my|the ... "
     "agency|department|government|job|service|position|post|end|month|week|year|$; resigned; end "
     "my; ending my; @me quit; do not count on me; please find|choose another; not a mentor; not "
     "mentor; no more mentees; not be mentoring"},
    /* not then, not there */
    {ACT_LIMIT,
     "am not available|free ... @day; am not available|free ... week|before|until|after; not "
     "this|next week; not today; not tomorrow; not until|before|after|on|at|by|during ... "
     "@day|@span|1st|15th|th; not until|before; not on @day; not @day; not in person|@span; not "
     "the week|first; can not ... this|next week; can not ... @day; can not "
     "meet|talk|speak|call|travel|come|do|make|start|begin ... before|until|in|person|face; can "
     "not do|make|meet|call|talk|speak ... week|month|@day; can not travel; do not "
     "do|have|work|take|use ... @day|teams|zoom|video|calls; not available|free ... @day; not "
     "available|free ... week|before|until|after; will not be able|available|free to? ... "
     "before|until; not able|available to? ... before|until @day; will not be "
     "back|in|here|there|around; not back|here|around until|before; not by|over|via|on "
     "phone|video|teams|zoom|email; no travel|video|teams|zoom|calls|fridays|mondays; never on; "
     "not|no more than @day|an|one|half|a|two; not longer than; no longer than; not in the; can "
     "not do more|longer|much than?; can not promise more|much than; not a lot of time; do not "
     "have much time in|on|this|next|before|until; not much time in|on|this|next|before|until; "
     "@busy|away|out|traveling ... this|next week; @busy|away|out|traveling ... "
     "today|tomorrow|@day; @me am out|away|off ... until|till @day"},
    {ACT_NONE, NULL}};
