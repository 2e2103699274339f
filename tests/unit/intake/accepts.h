/* SPDX-License-Identifier: MIT */
#pragma once
/* What people write when they say yes to a request, one answer each. */
static const char *const ACCEPTS[] = {
    /* plain */
    "ACCEPT", "Accept.", "I accept", "I accept.", "I accept this request.", "Accepted!", "Yes",
    "Yes!", "Yes please.", "Yep, count me in.", "Yeah, I can do that.", "Absolutely.", "Of course!",
    "Certainly. Have her call me.", "Definitely, yes.", "I'm in.", "Count me in!", "Sign me up.",
    "It's a yes from me.", "My answer is yes.", "I do accept.", "I'd like to accept.",
    "I will take this one.", "I'll do it.", "We can do that.", "I'm happy to accept.",
    "Dear team,\n\nI accept the request.\n\nBest regards,\nBen Okafor", "\"Accept\"",
    /* gladly */
    "Happy to help.", "Happy to!", "I'd be happy to help.",
    "I would be delighted to speak with her.", "Glad to do it, she can reach me any afternoon.",
    "More than happy to talk.", "I'd love to help Anna with this.", "Would love to.",
    "It would be my pleasure.", "With pleasure.", "My pleasure, please connect us.",
    "I'd be honored to serve as her mentor.", "Very willing to talk this through with her.",
    "I am willing to help.", "Gladly.", "I would gladly share what we learned.",
    "I'll gladly meet with her.", "Thanks for thinking of me. I'd be glad to assist.",
    "Always happy to help a colleague.",
    "We went through exactly this in 2019, so I am glad to share the scars.",
    "I'm pleased to accept and look forward to meeting Anna.",
    /* doing */
    "Please put us in touch.", "Go ahead and introduce us.", "Please make the introduction.",
    "Feel free to give her my number.", "Have Anna call my office to set something up.",
    "Tell her to call me any time.", "Please connect us, this is a topic close to my heart.",
    "Let's do it.", "Let's set up a call.", "Let's talk.",
    "Please have her reach out to me directly.", "I will call her tomorrow.",
    "I'll make time for this.", "I can help with that.",
    "I can certainly talk to her about reorganisations.", "She can call me whenever she likes.",
    "I look forward to talking with her.", "My office will set up a call with her.",
    "I'll have my assistant find a time.",
    /* time and place */
    "Yes, but not this week.", "Not this week, but gladly the week after.",
    "Happy to, by phone only please.", "I accept, though it will have to be by video.",
    "I can't do this week, but next week works.",
    "Happy to help after my leave, I'm back on July 20.", "Yes, once I am back from vacation.",
    "I'd be glad to, just not before the 15th.", "I can do Thursday at 10.",
    "Thursday afternoon works for me.", "I'm free Tuesday or Wednesday.",
    "I am available next week.", "Yes, I'm out until Monday, any time after that is good.",
    "I can't meet in person, but I'm happy to do a call.",
    "I accept. Mornings are best, I don't do Fridays.",
    "If it still stands, I would be happy to help.", "Happy to talk if that works for her.",
    "Sorry for the late reply. If she's still looking, I'm glad to help.",
    "Glad to. Would Thursday work?", "Yes, when suits her?",
    "I'd be happy to talk. How about Friday at noon?", "Happy to help; what's her number?",
    "I accept. Does she prefer phone or Teams?", "Sure, happy to talk, Thursday?",
    "I'm swamped this month but I will make time for her.", "Busy times, but yes.",
    "Yes, as long as it's by phone.", "I'll do it if a call is enough.",
    /* negations that are none */
    "Not a problem at all, happy to.", "No problem, I'll talk to her.",
    "I wouldn't say no to that, count me in.", "I don't mind at all, have her call.",
    "I can't think of a better use of an hour. Yes.", "No need to ask twice: yes.",
    "Not at all a bother, I'd be happy to.", "I'd be happy to help, no trouble at all.",
    "Why not? I'm in.", "No objection here, I accept.",
    "I am not an expert, but I'm happy to share what I know.",
    /* informal, misspelt */
    "yes happy to help thursday works for me thanks", "id be happy to", "Id love to help her out",
    "im in", "sure thing, ill do it", "yes i can do it just have her call me", "I acept",
    "Hapy to help!", "Definately, count me in.", "i will hlep her", "HAPPY TO HELP",
    "absolutly, no probelm", "Yes - glad to.", "accept, thx",
    /* overriding */
    "I almost declined, but I'll do it.", "At first I wanted to pass, but yes, I'm happy to help.",
    "I rarely do this, but for this topic I am happy to.",
    /* Spanish */
    "Acepto.", "Con mucho gusto.", "S\u00ed, encantada de ayudar.",
    "Claro que s\u00ed, cuenten conmigo.", "Acepto con gusto, puede llamarme el jueves.",
    "Ser\u00e1 un placer.", "Por supuesto, estar\u00e9 encantado de hablar con ella.",
    "No hay problema, acepto.", NULL};
