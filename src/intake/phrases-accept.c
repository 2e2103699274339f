/* SPDX-License-Identifier: MIT */
#include "intake/phrases.h"

#include <stddef.h>

const PhraseRow PHRASES_ACCEPT[] = {
    /* the word itself */
    {ACT_ACCEPT,
     "put|patch|send @her|@name through|round|over; tell|let|ask|inform|have @her|@name|that to? "
     "expect|drop|bring|come|pick|send|ring|stop|swing|name|suggest|propose|choose|wear|meet|find|"
     "get|give|dial|use; ^ set up a|an|the|something|some|that|our; please set up; @her|@name "
     "is|are always? welcome to @reach|it|both; you have|got me|yourself|your mentor|a|$; @me am "
     "here|there for @her; @me said of course|yes|sure|accept; accept with|gladly|happily "
     "pleasure|thanks|gratitude|honor|both|joy|gladness|$?; ^ yes to a|the|this|that|@her "
     "@deal|@meet|idea; line us up; @me @will be in touch with @her|@name; @me will|shall be? "
     "contact|contacting|reach|reaching|write|writing|email|emailing out? to? @her|@name; let @her "
     "know @me; sold $; get|put us|this|it on the|my calendar|books|schedule; expect my "
     "call|email|note; @her|@name has only to ask|call; schedule it|us|me|this|@her|a; book "
     "me|it|us|a|@her; happy for @her|@name|you to; make|take it a|so yes; @me will|would|do not "
     "turn @her|this|that away|down; @me will $; have|let|ask|tell her|his|their|your "
     "office|assistant|people|scheduler|secretary|team ... @reach mine|me|us|my; @me "
     "will|shall|can|do? accept $|this|it|@her|with|and|to|being|mentoring|for|by|gladly; @me "
     "will|shall|can|do? accept the|your|this|that|@her ... @deal; @me am accepting "
     "$|this|it|the|@her; @me have decided to accept; @me would like to accept "
     "$|this|it|@her|the|your|with|and; @glad to accept; accept the|your|this|@her ... @deal; ^ "
     "accept @her|@name; @me agree to @do; @me am accepting; accepting the|this|your|@her @deal; "
     "confirming that? @me will|am|accept; as accepting|accepted; with|w pleasure $; my|answer to "
     "accept; @me signed|agreed up? $; acceptance $; ^ confirmed; to|is|remains accept $; and "
     "accept $|it|the|with|this|@her; @me will? hereby accept"},
    {ACT_YES, "^ accept; ^ accepted; ^ accepting; ^ approve; ^ agreed to; ^ affirm"},
    {ACT_ACCEPT,
     "consider it|this done; consider this|it my acceptance|yes; consider me "
     "in|hers|signed|available|on|committed|a; this is my acceptance; consider this|it|me a? "
     "yes|accepted; my acceptance $; @me volunteer; @me commit to @do; @me am committed $|to; @me "
     "promise @her|to; @me can promise a|an|@her; @me pledge"},
    /* yes */
    {ACT_YES,
     "^ yes; ^ accept|yes it is; ^ yes of "
     "course|please|indeed|absolutely|certainly|definitely|sure|gladly|thanks; ^ of course yes; ^ "
     "yes @me will|would|can|do|am $;  ^ absolutely; ^ certainly; ^ definitely; ^ of course; ^ "
     "naturally; ^ by all means; ^ sure thing; ^ you bet; ^ for sure; ^ gladly; ^ happily; ^ with "
     "pleasure; ^ pleasure; ^ my pleasure; ^ count on it; ^ affirmative; ^ most certainly; ^ hell "
     "yes; ^ heck yes; ^ a big yes; ^ a definite yes; ^ an easy yes; ^ roger; ^ done; ^ willing; ^ "
     "honored|honoured; ^ delighted; ^ wilco; ^ you have|got it"},
    {ACT_ACCEPT,
     "it|that|this|answer|mine|reply is|remains|stays a? ... yes $; is a? yes from me|us|here; yes "
     "from me|us|my|our|here; @me will say yes; @me say yes $; @me am saying yes; @me vote yes; "
     "put me down as a? yes; answer is yes; make that a yes; count that|this|it|me as a? yes; @me "
     "am a|your yes; a yes $; tell @her|@name yes|sure; tell @her|@name @me said|say yes; yes to "
     "@her|this|the|it|@name $; reaction|instinct|third|second is yes; @me will of course; so yes; "
     "and yes $; yes gladly|certainly|absolutely"},
    /* in */
    {ACT_ACCEPT,
     "count|consider me|us in; @me am in $; @me am all in|hers|ears|yours; @me am in for|on "
     "this|it|that; ^ count me $; sign|put me up; put|mark|note|list|enter|write me? down for|$|to "
     "this|it|that|@her|@day|accept|a?; sign me up; add me to|$; @me am on board; @me am game; @me "
     "am up for it|this|that; you have me|my yes|got me; you|she can|may count on me|us; count on "
     "me|us; @me am your|@her man|woman|mentor|guy|gal|person; @me am the man|guy|woman|one for "
     "this|it|@her; in $ for this; @me am happily in; @me am|are @her $; count me among|with; @me "
     "am at @her|your disposal|service; at @her|your disposal|service; @me am good to go|for; "
     "ready when|whenever; ^ good to go; ^ game $; ^ all in; ^ in $"},
    /* gladly */
    {ACT_GLAD,
     "@me would be interested in @doing|it|this|the|that|$; @me am interested in @doing; @me would "
     "do it|this|that $; @me would be a? good|right|perfect fit|person|one|match|mentor for|$; "
     "this is one @me; @me would value|appreciate|treasure|relish the|a|this|@doing; @me would not "
     "want to miss; @me feel|consider|find myself honored|privileged|lucky|it to|an|a; an|a "
     "honor|privilege|pleasure $; @glad to @do|@aid; @glad to $; @glad to "
     "do|accept|oblige|agree|try|answer|provide|make|set|schedule|arrange|find|spare|carve|fit|"
     "share|take|compare|say yes?; @glad to have|get|buy|grab|hold|sit|put|pass|block|open|do "
     "a|an|this|that|it|@her|the|my|this|together|down; @glad to make|meet @her; @me am willing $; "
     "^ yes to this|@her|it|that|@name; @glad to be "
     "@her|paired|matched|connected|introduced|there; @glad to be of "
     "help|use|service|assistance|any|some; @glad to be a; @glad to take @her|it|this; @me am "
     "fine|ok|good|content|comfortable|cool with @doing|it|this|that|going|@her; @glad to "
     "go|proceed; content to @do|go|proceed; @glad if @me can|could"},
    {ACT_GLAD,
     "@me would love|like|enjoy|welcome to? "
     "@do|$|be|it|that|have|meet|make|sit|hear|tell|pass|@aid @her|@name|this|to|it|with|$|the|a; "
     "@me would love to @do|$|be|it|that|have; @me will love to; would love to @do; would love to "
     "have|give|share|take|be|compare|offer|support|pass; love to @do; love to "
     "$|share|take|compare|give|be; ^ love to; @me would like to @do; @me would like|love to "
     "give|share|offer|take|support|compare|meet|make|tell|pass; @me would enjoy "
     "@doing|it|this|that|the; @me would welcome @doing|it|this|the|a; would welcome the|a "
     "chance|opportunity|conversation; would not mind|like @doing|it|this|a; @me would be @glad $; "
     "@me will be @glad $; @me should|shall be @glad to; @me should be @glad $; delighted to be "
     "of; @me should like to @do; over the moon; tickled to; @me would rather|sooner "
     "spend|give|talk ... @her; @me would have it no other; @me would jump|leap at; would "
     "gladly|happily share|take|give|offer|@do|@aid; will gladly|happily "
     "share|take|give|offer|call|@do|@aid; @me gladly accept|do|help|@aid; ^ gladly @do|@aid; glad "
     "of; eager to; @me would very like to @do"},
    {ACT_GLAD,
     "@me want|wants to @do @her|@name|this|it|that|$|with|to|about; @me want to do|help "
     "this|it|@her; @me want to meet|talk|speak to|with? @her|@name; @me want|like to help; @me am "
     "prepared|ready|set|determined to @do|@aid|give|take|do|spend|go; @me am prepared|ready for "
     "@her|it|this; @me have decided to @do|@aid|go; @me intend|mean|plan to @do|@aid|accept; @me "
     "am open to @do|@doing|it|this|that|$; ^ open to @do|@doing|it|this|that"},
    {ACT_GLAD, "be a|an|my|no ... "
               "pleasure|honor|honour|privilege|joy|delight|pleased|treat|trouble|problem|bother "
               "to @do|@aid; be a|an|my ... pleasure|honor|honour|privilege|joy|delight $; "
               "is|was|be my|a|an|such ... pleasure|privilege|honor|honour $|to; my pleasure to "
               "@do; a|an pleasure|honor|honour|privilege to @do|be|$; with ... pleasure $; @me "
               "owe @her|it|this|that|someone|somebody; return the favor|favour; pay it|this|that "
               "forward|back|on|to; do my part|bit"},
    {ACT_GLAD,
     "@me do not mind $; @me do not mind @doing|it|this|that|at|if|one; @me would not mind $; @me "
     "would not mind @doing|it|this|that|at|one; see no reason|harm not|in; see no reason to say "
     "no; see why not; @me would not say no; @me can not|never refuse|resist "
     "$|that|this|@her|it|a; can not say no $|to that|this|it|@her|a; would not miss it; "
     "would|should not dream of saying|turning|refusing|declining; would|should not have missed; ^ "
     "do not mind at|@doing|$; no problem to @do; not a problem to @do; no trouble to @do; nothing "
     "@me would rather|like do|better|more?; how could @me refuse|decline|not; why would @me not; "
     "who could refuse|resist; where do @me sign"},
    {ACT_GLAD,
     "look|looking forward to talking|speaking|meeting|working|helping|chatting|connecting with? "
     "@her|@name?; look|looking forward to our|it|this|having|the|a "
     "conversation|call|talk|discussion|meeting|introduction|chat; look|looking forward to "
     "@her|@name call|visit|note|mail|email; look|looking forward to hearing from @her|@name; @me "
     "will be waiting|expecting|delighted|ready for? @her|it|there?"},
    /* will, can */
    {ACT_ACCEPT,
     "@me @will do it|this|that|so|one; @me @will @do|@aid $|@her|@name; @me @will @do|@aid "
     "with|to|for|about|on @her|this|it; @me @will @do|@aid with|to @name; @me @will "
     "talk|speak|meet|chat|help out|with|on|about|over|by|this|there|in; @me will|can|shall take "
     "it|this|@her|that|on|one|part|the on|call|request|meeting|one|case?; @me @will "
     "make|find|clear|carve|set|block|hold|reserve|keep|save|open|free|put|fit|squeeze|create|"
     "spare|give|book|schedule|arrange|offer|spend|pencil|slot ... "
     "@day|@meet|room|space|way|work|happen|@her|aside|in|something|seat|chair|it; @me @will share "
     "what|my|our|how|with|it|the|$|some|anything; @me @will give it a go|try?; @me @will "
     "give|lend @her a|an|my|some|the|all|what|@number|@day; @me @will be "
     "@her|there|in|available|ready|happy|around|home mentor|guide|for?; @me @will "
     "host|serve|participate in?; @me @will step in|up; @me @will bring|buy|cook|order "
     "the|lunch|coffee|@her|breakfast|sandwiches; @me @will drive|come over|to @her|$; @me @will "
     "pick @her up; @me @will get in|on touch|calendar|it with?; @me am able to @do|@aid; can do "
     "$|this|that; ^ can do $; @me @will say|tell yes; @me @will see to it|that; @me @will have "
     "@her; @me @will have my|the|our office|assistant|team|secretary|scheduler|admin|aide|people; "
     "@me am calling @her; @me am going to @do|@aid @her|it|this; @me @will tell @her; @me @will "
     "reach out to @her|@name; @me @will return|give|write @her|the; @me @will be "
     "@doing|@number|expecting|calling @her|@name|it|there; @me @will await|wait for? @her; @me "
     "@will accommodate; @me @will call|phone ring? @her; @me @will support; @me @will listen; @me "
     "@will mentor|advise|coach; @me @will walk through|@her; @me @will spend; @me @will sit down? "
     "with @her|@name; @me @will take on; @me @will make|find|spare the? "
     "time|room|space|an|myself|it|half|a; @me @will squeeze|fit @her|it|this in; @me @will set "
     "it|something|up a?; @me can spare|offer|give|share; @me can spend; @me can accommodate; @me "
     "can be @her|of|there; @me @will see @her|the; @me got this|@her; @me have got @her|this; @me "
     "@will answer|take @her|@name call|questions"},
    {ACT_FREE,
     "we can talk|speak|meet|do|start|set|have ... @day|@number; @me can|could "
     "do|make|manage|spare|offer|take|meet|talk|speak|find ... @day|@number; @me can|could "
     "talk|speak|meet|call|chat|see ... @day|@number; @me am available $; @me am "
     "available|free|open|flexible ... @day|@number|@span; @me am available "
     "to|for|by|from|after|on|at|all|as|next|in|via|any|most|then; @me am free $; @me am free "
     "after|from|on|next|all|most|any|until|then; @me am around|open|here|home|flexible ... "
     "@day|@number; @me am flexible|around $; @me have|got a|an|the|some|half|plenty|lots|one? of? "
     "free|open|spare|standing|regular? "
     "time|room|space|hour|hours|slot|slots|opening|openings|window|gap|minutes|availability|"
     "afternoons|mornings|evenings ... @day|@number|@span|@her|$; @me have time $; @me have "
     "time|room|space for|to; @me have|got plenty of time; ^ time is no problem|issue; "
     "@day|@number|@span ... works|work|suits|suit $; @day|@number ... work|works|suit|suits for? "
     "me|us|my|best|well|fine; @day|@number ... is|are|looks|would|should|will be? "
     "good|fine|best|open|ok|free|better|great|perfect|quiet|quietest|ideal|easiest|clear|possible;"
     " @day would|will work|suit|be good|best|fine|great|perfect|better|least|ok|easiest|ideal?; "
     "@day works|work|suits|suit; @day or|and @day works|work|suits|suit; ^ any time|day; ^ "
     "anytime; ^ whenever; call me ... @day|@number; let us say|do|try|make|aim @day|@number; "
     "gladly the week after; the week after is|works|$; ^ next week; ^ @day at; gladly|happily ... "
     "@day|@span; calendar|schedule is|are open|clear|free|wide|public|hers; wide open; open door; "
     "door is open; from ... on @me am|will; best|easiest|good @day|time for|to me|reach|talk; any "
     "day|time ... works|fine|good|suits|ok|is; ^ propose|suggest|offer @day; suggest|propose "
     "@day|a|@number time|call|walk|lunch|coffee?; try me @day|on|at|after|between"},
    /* the next step */
    {ACT_ACCEPT,
     "^ will do it|this; ^ will call|meet|talk|speak|help @her|$|to|with; link us; this|@her one? "
     "is mine; have|let @her ... @reach mine; put|get|place @her|us|me in touch|contact; connect "
     "us|me; connect me with|to; introduce us; introduce me; make|send|do|write the|an "
     "introduction|intro|introductions; set us up; set it|this|something|that up $|with|for|and; "
     "pair|match us|me; go ahead|forward with|and the? "
     "introduction|introduce|connect|put|set|book|schedule|make; feel free to ... "
     "number|email|contact|details|introduce|connect; send|direct|point|refer|bring her|him|@name "
     "my|our|to|round|around|over|along|up|in|me way|me|us?; give|send|share|pass|let @her|@name "
     "... my|the|this|have ... "
     "number|email|cell|contact|details|phone|card|line|info|mobile|information|address|direct|"
     "office|work|personal|private; ^ willing and able; share|pass|forward my|this|the "
     "number|email|cell|contact|details|phone|info|mobile|information|address with|on|along; "
     "send|give me @her|the number|contact|details|email|phone|availability|address|invite; bring "
     "it|@her on|in; let us make it|this happen|work; let me help|do|take; have ... "
     "coordinate|schedule|arrange|work with|a|my|our|something;  let us do|have "
     "it|this|a|that|lunch|coffee|@day; let us talk|chat|meet|speak|connect "
     "$|by|at|on|over|in|about; let us start|begin|set|schedule|find|arrange|book|get|put|go|plan; "
     "let us talk|chat|meet|speak ... @day|@number; please "
     "proceed|schedule|arrange|connect|introduce; ^ proceed; ^ send|do send @her|@name|the|an "
     "invite|invitation?; ^ schedule|book|arrange ... with|for|call|meeting|it|@day; put "
     "it|this|@her|me on|in my|the calendar|book|books|diary; when can @her|we @do|call|start; "
     "tell @her ... looking forward; please tell|let @her ... @glad|honored|yes|accept|call|talk; "
     "tell @her it|that is yes|on|fine|done; schedule|book|set it|us|this"},
    {ACT_ACCEPT,
     "have|let|ask|tell|get|allow @her|@name|anyone|office to? ... @reach "
     "me|us|my|our|out|by|over|to|in|at|on|when|up|any|a|something|half|time|here|the; "
     "have|let|get @her|@name to? @reach; tell|ask @her|@name to @reach "
     "$|me|us|any|my|at|on|the|a|when|before|after|by|in|out; @her|@name "
     "can|may|should|could|must|is|shall to? @reach "
     "me|us|my|our|out|by|over|$|when|up|any|a|the|from|in|for|anytime|whenever|after|before|here|"
     "with|some|half|something|@day|@number|directly; @her|@name can|may|will|gets "
     "have|take|expect|use ... @day|@number|@meet|my|me|number; @her|@name gets ... "
     "@day|@number|@meet; @her|@name can|may|will pick|choose|name|set "
     "@day|the|a|any|time|when|whatever|where; have|let|tell|get ... get in touch; "
     "have|let|tell|get ... set|find ... time|call|meeting; have|ask ... contact|call|reach "
     "my|our|the office|assistant|scheduler|secretary|exec; @her|@name is|are welcome "
     "to|any|anytime|at|in|here|by|whenever; @her can do|call it|me; can|may|should @her|@name "
     "call|reach|ring me; @reach me at|on|any|when|@day|@number directly?"},
    {ACT_ACCEPT,
     "have|let|tell|ask @her|@name office|assistant|people|scheduler|secretary|folks|team ... "
     "@reach; have|let|tell|ask @her|your office|assistant|people|scheduler|secretary|team ... "
     "call|ring|contact|email|reach|set|write|phone|find; let @her pick|choose; @her may "
     "pick|choose; my|our|the office|assistant|team|secretary|scheduler|admin|aide|ea|exec|staff "
     "@name? will|can|is|has|keeps|should ... "
     "set|schedule|arrange|find|coordinate|book|call|expecting|send|setting|reach|work|put|"
     "calendar|handle|hold|make; have my|our|the "
     "office|assistant|team|secretary|scheduler|admin|aide @name? ... "
     "set|schedule|arrange|find|coordinate|book|call|reach|contact; "
     "work|coordinate|arrange|book|schedule with|through my|our|@name "
     "office|assistant|team|secretary|scheduler|admin|aide|exec?; @name will|can "
     "set|schedule|arrange|find|book ... @day|@meet|@her|time|calendar|up; @name keeps|has my|the "
     "book|calendar|diary; cc my|the ... scheduling|schedule|calendar|set"},
    /* assent */
    {ACT_WEAK,
     "my|the door is|stands open; @her|@name has|have my number|email|cell|address|card; right up "
     "my alley|street; @me am convinced|sold|persuaded|moved; in my wheelhouse; right in my; you "
     "picked|chose|found|have|asked the right|good person|man|woman|one; ^ bring it; ^ absolutely "
     "on; @me have no problem|objection|objections|issue|hesitation|qualms|reservations; ^ sure; ^ "
     "that works; no problem $; no problem at all; not a problem; no problem; no trouble; not a "
     "bother; not any trouble; ^ why not; ^ fine with|by me; works for me $; ^ will do; @me "
     "can|shall $; ^ deal; ^ no objection; ^ no objections; no objection here|from|on; ^ ok "
     "by|with me; ^ agreed; ^ go ahead; no brainer; ^ no issue; happy as; suits me $; fine by me; "
     "look|looking forward to it|this $; not at all a bother; should not be a problem; will not be "
     "a problem; let us talk; no worries; not an issue; ^ i am open to it|this|that; go ahead $; "
     "please go ahead|forward; ^ yes let us; ^ happy day"},
    {ACT_NONE, NULL}};
