/* SPDX-License-Identifier: MIT */
#pragma once
/* What leaves it open, or says nothing of it, one answer each. */
static const char *const DOUBTS[] = {
    /* nothing */
    "", "OK", "ok", "Okay.", "Thanks!", "Thank you very much.", "Sounds good", "Sounds good to me!",
    "\U0001F44D", "Great", "Noted.", "Got it.", "Received, thanks.", "Interesting!",
    "Will look at it.", "Hi Ben", "Test", ".", "Fine.", "Let me see.", "Best regards,\nBen Okafor",
    /* on somebody */
    "I would accept if my director agrees.", "If my director agrees, I accept.",
    "Happy to help, but only if Lee cannot.", "I'll do it unless Lee takes it.",
    "Yes, provided that ethics clears it.", "I accept, subject to my supervisor's approval.",
    "Happy to, assuming counsel has no objection.", "I'd be glad to once my boss signs off.",
    "Pending approval from my front office, yes.",
    "I accept as long as my chief of staff is fine with it.", "It depends on my director.",
    "I need to check with my boss first. I'd love to.",
    "Only with the blessing of my director would I be happy to.",
    "I'm happy to help. My director needs to approve it first, though.",
    "Yes. If that is okay with legal.", "I accept (if my director lets me).",
    "I will take it if nobody else does.", "Happy to be a backup in case Lee declines.",
    "I can help if my schedule permits.", "I'd be happy to help if I can find the time.",
    /* later, maybe */
    "Maybe in June.", "Maybe.", "Perhaps later this year.", "I might be willing to talk.",
    "I might be able to help.", "Possibly.", "Probably yes.", "I'm inclined to accept.",
    "Tentatively yes.", "I think so.", "I'd consider it.", "I'm thinking about it.",
    "Not sure yet.", "I'm on the fence.", "I could possibly make it work.", "I'd normally accept.",
    "In principle yes.", "I was hoping to accept.", "Let me sleep on it.",
    "Let me get back to you.", "I'll let you know by Friday.", "I'll try.",
    "Give me a few days to decide.", "Let me check my calendar before I say yes.",
    "I want to accept but need to think.", "Happy to help if I'm still in this job in May.",
    /* questions */
    "What is this about?", "Who is she?", "How much time would it take?", "Accept?", "Yes?",
    "I accept?", "Should I accept?", "Would you accept somebody from my team?",
    "Yes, but who is Anna?", "Do I have to decide today?",
    "Happy to help, but how much time are we talking about?",
    "Can you tell me more before I decide?", "Could you find somebody else?", "Did Lee accept?",
    "What happens if I accept?", "Is this confidential?", "How do I accept?",
    /* others */
    "Lee accepted.", "She said yes.", "My deputy accepts all such requests.",
    "He would be happy to help.", "Anna told me that you accept late answers.",
    "They were glad to talk.", "My boss said yes to her.", "Anna is happy to talk to anyone.",
    "I hope she accepts.", "Somebody said \"I accept\" in the meeting.",
    "I told her \"yes, happy to help\" was not enough.", "Please ask Anna to accept my invitation.",
    "I saw that you accept volunteers.", "You are happy to help, I know.",
    /* idioms and civilities */
    "Happy to hear from you!", "Glad to see the programme is back.", "I can't say no to you.",
    "I can't say yes.", "I can't wait to hear more.",
    "Please accept my apologies for the slow answer.", "Please accept our new address.",
    "Yes, and... the improv club meets on Mondays",
    "I say yes to everything, and that has to stop.", "Happy Friday!", "Happy to know this exists.",
    "Looking forward to hearing from you.", "I accept that this is a hard topic.",
    "I accept your apology.", "Of course it is a difficult situation.", "I'm glad you asked.",
    "I'd be happy to say no.", "Absolutely fascinating situation.", "Yes, I received it.",
    "I can see why she is worried.",
    /* contradictory */
    "I accept. No, wait, I can't.", "ACCEPT or DECLINE", "Yes and no.", "No. Well, yes.",
    "I accept... actually, hold off.",
    "I can't lead this, but I'm happy to answer an email or two.",
    "I accept. Please ask Lee instead.", "Yes. Then again, maybe not.",
    "I accept, or rather I would have.", "I was about to accept when the audit started.",
    "I accepted last time.", "I never said I accept.", "I did not accept.", "I don't decline.",
    "I'm not saying no.", "I haven't decided.", "I accept nothing.", "I would have accepted.",
    "Neither yes nor no.", "I'm not unwilling.", "Hardly happy to help.", "I'm happy to decline.",
    "I refuse to accept.", "It would be wrong to accept.", "I hesitate to accept.",
    "I'm sorry that I accepted.", "Is it too late to accept?", "Ignore my earlier yes.",
    /* Spanish */
    "\u00bfQui\u00e9n es ella?", "Tal vez en junio.",
    "Si mi director est\u00e1 de acuerdo, acepto.", "D\u00e9jeme consultar con mi jefa.",
    "Gracias.", "Lo voy a pensar.", NULL};
