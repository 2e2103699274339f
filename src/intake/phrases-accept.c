/* SPDX-License-Identifier: MIT */
#include "intake/phrases.h"

#include <stddef.h>

const PhraseRow PHRASES_ACCEPT[] = {
    /* the word itself */
    {ACT_ACCEPT,
     "@me will|shall|can|do? accept "
     "$|this|it|her|him|with|and|to|being|mentoring|for|by|gladly|anna; @me will|shall|can|do? "
     "accept the|your|her|his|this kind|mentoring|new? "
     "request|invitation|challenge|offer|assignment|match|role|mentee|pairing|opportunity|"
     "mentorship|mentoring|honor|honour; @me am accepting $|this|it|the; @me have decided to "
     "accept; @me would like to accept $|this|it|her|him|the|your|with|and; @glad to accept "
     "$|this|it|her|him|with|and|to|for|by|being; @glad to accept the|your|her|his|this "
     "kind|mentoring|new? "
     "request|invitation|challenge|offer|assignment|match|role|mentee|pairing|opportunity|"
     "mentorship|mentoring|honor|honour; accept the|your|this "
     "request|invitation|challenge|assignment|match;  @me agree to @do; @me am accepting"},
    {ACT_YES, "^ accept; ^ accepted; ^ accepting; ^ approve; ^ agreed to"},
    {ACT_ACCEPT, "consider it|this done; consider this|it my acceptance|yes; consider me in|yours; "
                 "this is my acceptance; consider this|it|me a yes|accepted; my acceptance $; @me "
                 "volunteer; @me commit to @do; @me am committed"},
    /* yes */
    {ACT_YES, "^ yes; ^ accept|yes it is; ^ yes of "
              "course|please|indeed|absolutely|certainly|definitely|sure|gladly|thanks; ^ of "
              "course yes; ^ yes @me will|would|can|do|am $;  ^ absolutely; ^ certainly; ^ "
              "definitely; ^ of course; ^ by all means; ^ sure thing; ^ you bet; ^ for sure; ^ "
              "gladly; ^ happily; ^ with pleasure; ^ pleasure; ^ my pleasure; ^ count on it; ^ "
              "affirmative; ^ most certainly; ^ hell yes; ^ a big yes; ^ a definite yes"},
    {ACT_ACCEPT,
     "it|that|this|answer is a? ... yes $; is a? yes from me|us|here; yes from me|us|my|our|here; "
     "and accept $|it|the|with; @me will say yes; @me say yes $; @me am saying yes; @me vote yes; "
     "put me down as a? yes; answer is yes; make that a yes; count that|this|it|me as a yes"},
    /* in */
    {ACT_ACCEPT,
     "count me|us in; @me am in $; @me am all in; @me am in for this|it|that; ^ count me $; sign "
     "me up; put me down for|$; add me to; @me am on board; @me am game; @me am up for "
     "it|this|that; you have me|my yes|got me; you can|may count on me|us; count on me|us; @me am "
     "your man|woman|mentor; in $ for this; @me am happily in"},
    /* gladly */
    {ACT_GLAD,
     "@glad to @do; @glad to $; @glad to do|accept this|it|so|that; @glad to be her|his|their "
     "mentor|guide|sounding|coach|resource|contact; @glad to be of "
     "help|use|service|assistance|any|some; @glad to be a "
     "resource|sounding|listening|mentor|guide|coach ... to|for|board|ear; @glad to be there for; "
     "@glad to be paired|matched|connected|introduced; @glad to compare notes; @me am willing $; ^ "
     "yes to this|her|anna|it|that; @glad to have a|an ... "
     "conversation|call|chat|talk|word|coffee|lunch|meeting|discussion; @glad to have "
     "coffee|lunch; @glad to have her|him|them call|contact|reach|as; @glad to answer "
     "her|his|their; @glad to provide her|him|them|advice|guidance|support|help|mentoring; @glad "
     "to give|offer|lend "
     "her|him|them|an|a|some|my|advice|guidance|support|help|mentoring|perspective|time|what; "
     "@glad to make time|room|it|myself; @glad to set up|aside|something|a; @glad to "
     "schedule|arrange a|time|something|call|it; @glad to find time|a|an|some; @glad to "
     "spare|carve|fit; @glad to share "
     "my|our|what|some|lessons|experience|experiences|insights|thoughts|stories|advice|ideas|"
     "whatever|how|any|the with?; @glad to take this|it|her|him|them|part|one|that|the ... "
     "on|call|request?; @glad to take on; @glad to call|phone her|him|them|whenever|when|any|on; "
     "@glad to support her|him|them|this|anna|$; @glad to say yes; @me would love to "
     "share|take|give|offer|support; @me would like|love to give|share|offer|take|support; would "
     "gladly share|take|give|offer; will gladly share|take|give|offer|call; love to share|take; "
     "@glad to oblige"},
    {ACT_GLAD,
     "@me would love to @do|$|be|it|that|have; @me will love to; would love to @do; ^ would love "
     "to $; love to @do; love to $; ^ love to; @me would like to @do; @me would enjoy "
     "@doing|it|this|that|the; @me would welcome @doing|it|this|the|a; would welcome the|a "
     "chance|opportunity|conversation; @me would be @glad $; @me will be @glad $; @me should|shall "
     "be @glad to; @me should be @glad $; delighted to be of; @me should like to @do"},
    {ACT_GLAD, "be a|an|my pleasure|honor|honour|privilege|joy|delight to @do; be a|an|my "
               "pleasure|honor|honour|privilege|joy|delight $; is my pleasure; my pleasure to @do; "
               "a|an pleasure|honor|honour|privilege to @do|be|$; with pleasure $; with the "
               "greatest|great pleasure $; @me gladly accept|do|help"},
    {ACT_GLAD, "@me would gladly @do; @me will gladly @do; @me would happily @do; @me will happily "
               "@do; would gladly @do; will gladly @do; ^ gladly @do"},
    {ACT_GLAD,
     "@me do not mind $; @me do not mind @doing|it|this|that|at|if|one; @me would not mind $; @me "
     "would not mind @doing|it|this|that|at|one; see no reason not to; see no reason to say no; "
     "see why not; @me would not say no; @me can not refuse $; would not miss it; would|should not "
     "dream of saying|turning|refusing|declining; would|should not have missed; ^ do not mind "
     "at|@doing|$; no problem to @do; not a problem to @do; no trouble to @do"},
    {ACT_GLAD, "look|looking forward to "
               "talking|speaking|meeting|working|helping|chatting|our|it|this|connecting|the with? "
               "her|him|them|conversation|call|talk|discussion|meeting|introduction?"},
    /* will, can */
    {ACT_ACCEPT,
     "@me will do it|this|that|so; @me will help|assist|mentor|participate|serve|coach; @me will "
     "take it|this|her|him|them on; @me will take it|this|her|him|them|one; @me will take "
     "this|that one; @me will take on; @me will make time|room|space|an|myself; @me will make it "
     "work|happen; @me will find time|a|an|half|room; @me will sit down with; @me will "
     "talk|speak|meet|chat|connect with|to her|him|them|the|this mentee?; @me will "
     "talk|speak|meet|chat $; @me will squeeze|fit her|him|them|it|this in; @me will "
     "call|phone|contact|email|ring|text|reach|meet|write|join|visit|mentor|help her|him|them|out; "
     "@me will share what|my|our; @me will spend; @me will give her|him|them a|an|my|some; @me "
     "will give it a go|try?; @me will set it|something|up a?; @me will support her|him|them|this; "
     "@me will be her|his|their mentor; @me will be there; @me will step in; @me will lend|offer; "
     "@me will see her|him|them|the; @me will gladly see; @me can see her|him|them; @me will "
     "advise; @me will host; @me will pick this|it up; @me will say yes"},
    {ACT_ACCEPT,
     "@me can do it|this|that|so; @me can help $; @me can help "
     "with|her|him|them|on|out|this|there; @me can assist; @me can mentor|coach|advise; @me can "
     "take it|this|her|him|them|that on|one|call|request|$; @me can make time|room|it work; @me "
     "can find time|an|half|a; @me can spare|offer|give her|him|them|an|a|half|some; @me can "
     "speak|talk|meet|chat|connect with|to|about; @me can speak|talk|meet|chat $; @me can share; "
     "@me can spend; @me can fit|squeeze her|him|them|this|it in; @me can support; @me can "
     "accommodate; @me can call|phone her|him|them; @me am able to @do; @me can be "
     "her|his|their|of; can do $; ^ can do"},
    {ACT_FREE,
     "@me can do|make @day; @me can talk|speak|meet|call|chat ... @day; @me am available $; @me am "
     "available ... @day; @me am available to|for|by|from|after|on|at|all|as|next; @me am free $; "
     "@me am free ... @day; @me am free after|from|on|next|all; @me am around|open ... @day; @me "
     "have time|room|an|a ... @day; @me have time $; @me have time for|to; @day ... "
     "works|work|suits|suit $; @day ... work|works|suit|suits for? me|us; @day ... is|are "
     "good|fine|best|open|ok|free|better|great|perfect; @day would work|suit|be "
     "good|best|fine|great|perfect|better; @day works|work|suits|suit; @day or|and @day "
     "works|work|suits|suit; ^ any time; ^ anytime; ^ whenever; call me ... @day; let us say @day; "
     "gladly the week after; the week after is|works|$; ^ next week; ^ @day at; gladly|happily ... "
     "@day|@span"},
    /* the next step */
    {ACT_ACCEPT,
     "put|get us|me in touch|contact; connect us; connect me with|to her|him|them|anna|the; "
     "introduce us; introduce me to her|him|them; make|send the|an introduction|intro; set us up; "
     "pair|match us|me; go ahead with|and the? introduction|introduce|connect|put; feel free to "
     "... number|email|contact|details|introduce|connect; send|direct|point|refer her|him|them "
     "my|our way; send her|him|them over|along; send her|him|them to me|us; give|send|share|pass "
     "her|him|them ... my direct|cell|office|work|personal|mobile? "
     "number|email|cell|contact|details|phone|card|line|info|mobile|information; ^ willing and "
     "able; share my number|email|cell|contact|details|phone|info|mobile|information with; "
     "send|give me her|his|their number|contact|details|email|phone|availability; bring it on; let "
     "us make it happen; let me help|do|take; have ... coordinate|schedule|arrange "
     "with|a|my|our|something;  let us do it|this; let us talk|chat|meet|connect $; let us "
     "start|begin|set|schedule|find|arrange|book|get|put; let us talk|chat|meet|speak ... @day; "
     "let us go"},
    {ACT_ACCEPT, "have|let|ask|tell|get her|him|them to? "
                 "call|contact|email|phone|reach|text|ring|write|ping|drop|schedule|book|set|find|"
                 "come|stop|get|send|zoom|message; have|let|tell|get ... "
                 "call|contact|email|phone|reach|text|ring|write|ping|message|zoom "
                 "me|us|out|my|our; she|he|they|anna can|may|should|could "
                 "call|contact|email|phone|reach|text|ring|write|come|find|get|book|schedule|drop|"
                 "stop|ping|zoom|message; have|let|tell|get ... get in touch; have|let|tell|get "
                 "... set|find ... time|call|meeting; have|ask ... contact|call|reach my|our "
                 "office|assistant|scheduler|secretary; she|he|they is|are welcome to "
                 "call|contact|email|come|reach"},
    {ACT_ACCEPT,
     "have|let|tell|ask her|his|their office|assistant|people|scheduler|secretary ... "
     "call|ring|contact|email|reach|set|write|phone|find; let her|him|them pick|choose; "
     "she|he|they may pick|choose; my|our office|assistant|team|secretary|scheduler|admin|aide "
     "will|can set|schedule|arrange|find|coordinate|book|call; have my|our "
     "office|assistant|team|secretary|scheduler|admin|aide "
     "set|schedule|arrange|find|coordinate|book|call|reach|contact"},
    /* assent */
    {ACT_WEAK,
     "@me have no problem|objection|objections|issue|hesitation; ^ sure; ^ that works; no problem "
     "$; no problem at all; not a problem; no problem; no trouble; not a bother; not any trouble; "
     "^ why not; ^ fine with|by me; works for me $; ^ will do; ^ deal; ^ no objection; ^ no "
     "objections; no objection here|from|on; ^ ok by|with me; ^ agreed; ^ go ahead; no brainer; ^ "
     "no issue; happy as; suits me $; fine by me; look|looking forward to it|this $; not at all a "
     "bother; should not be a problem; will not be a problem; let us talk; no worries; not an "
     "issue; ^ i am open to it|this|that"},
    {ACT_NONE, NULL}};
