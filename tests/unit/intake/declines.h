/* SPDX-License-Identifier: MIT */
#pragma once
/* What people write when they say no, one answer each. */
static const char *const DECLINES[] = {
    /* plain */
    "DECLINE", "Decline.", "I decline", "No", "No, thank you.", "No thanks", "Nope, sorry.",
    "Declined.", "I must decline.", "I have to decline this time.", "I'll have to pass.",
    "I must pass.", "I'm going to pass on this one.", "I need to say no.",
    "I'm afraid I have to say no.", "It's a no from me.", "Sorry, no.", "Not this time.",
    "Not for me, thanks.", "I would rather not.", "I respectfully decline.",
    "Regretfully, I must decline.", "Please accept my regrets.", "With regret I decline.",
    "I am declining this one.", "I'll sit this one out.", "I should bow out of this one.",
    "I have to turn this down.", "I'll pass it up this time.",
    /* cannot */
    "I can't.", "I cannot take this on.", "Unfortunately I'm not able to accept.",
    "I am unable to help at this time.", "I won't be able to do this.", "Can't do it, sorry.",
    "I do not have the time.", "I just don't have the bandwidth right now.",
    "I have no capacity at the moment.", "There's no way I can fit this in.",
    "I can't commit to this right now.", "I'm not in a position to take on a mentee.",
    "My calendar does not allow it.", "I could not give this the attention it deserves.",
    "We are not able to support this.", "I am not available.", "I won't have time for this.",
    "I can't give her the time she deserves.", "I'm not taking on new mentees.",
    "Unfortunately my schedule won't permit it.",
    /* busy */
    "I'm swamped until March.", "Swamped right now.", "My plate is full.",
    "I am overcommitted as it is.", "Completely underwater with the audit, sorry.",
    "I'm slammed through the end of the fiscal year.", "I'm traveling the whole month.",
    "I am on leave until September.", "I'm out on medical leave until further notice.",
    "Too much on my plate at the moment.", "I'm stretched too thin already.",
    "I already have three mentees, that's all I can handle.",
    "My calendar is completely full through June.",
    /* not the one */
    "I'm not the right person for this.", "I am not the right fit.", "This isn't my area.",
    "I don't think I'm the best match.",
    "I have no experience with procurement, so I wouldn't be much help.",
    "This is outside my expertise.", "I know nothing about grants.",
    "I need to recuse myself, we have a case before her office.",
    "That would be a conflict of interest for me.",
    /* others */
    "Ask Lee instead.", "Please ask Maria Gomez, she knows this far better.",
    "Lee Chan would be a better fit for this.", "I'd recommend Dana Wolf instead of me.",
    "I suggest you contact Kim Park in our budget office.",
    "You should talk to Omar Haddad rather than me.",
    "Try my colleague Jo Reyes, she led that merger.",
    /* off */
    "Please take me off the list.", "Remove me from the list please.", "Please don't ask me again.",
    "I no longer wish to be a mentor.", "I've retired, please remove me.",
    "I'm leaving the agency next week, so no.", "I am no longer with the department.",
    /* civil yes, then no */
    "I'd be delighted, but I can't take on anything before October 1.",
    "I would love to help but I'm swamped.", "I'd love to. Unfortunately I can't right now.",
    "Thank you for thinking of me, but I have to pass.",
    "It sounds interesting; sadly I don't have time.", "I wish I could, but my calendar is full.",
    "I wish I could help.", "Please withdraw my yes.", "I take back my acceptance.",
    "If only I could accept.", "Would have loved to, but no.",
    "Flattered to be asked, but not this time.",
    "Happy to help another time, but I must decline now.",
    "Under other circumstances I'd be happy to, but I can't.",
    "I can't right now, ask me again in June.", "Maybe next year, but for now I have to decline.",
    "I must pass. Perhaps another time?",
    /* informal, misspelt */
    "cant do it sorry", "sorry im swamped", "i wont be able to",
    "dont have time for this right now", "no can do", "Cant this time sorry", "i delcine",
    "unfortunatly i am not abel to take this on", "gonna have to pass",
    "not gonna work for me, sorry",
    /* Spanish */
    "No puedo.", "Lamentablemente no puedo.", "Lo siento, no tengo tiempo.", "Tengo que declinar.",
    "No me es posible en este momento.", "Estoy saturada hasta marzo.",
    "No soy la persona indicada.", "Gracias, pero no.", NULL};
