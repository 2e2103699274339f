/* SPDX-License-Identifier: MIT */
#pragma once
/* Answers that the clauses read rightly by themselves, where the learnt judges may still be in
   doubt. What all of them read rightly stands in accepts.h, declines.h and doubts.h. */
static const struct {
    AnswerClass class;
    const char *reply;
} TOLD_BY_CLAUSES[] = {
    {ANSWER_ACCEPT, "Please don't ask anybody else, I want this one."},
    {ANSWER_ACCEPT, "I'm not going to turn away somebody with a question like that."},
    {ANSWER_ACCEPT, "He has found his man."},
    {ANSWER_ACCEPT, "I'll be that someone."},
    {ANSWER_ACCEPT, "I've decided to say yes."},
    {ANSWER_ACCEPT, "This is to confirm my acceptance."},
    {ANSWER_ACCEPT, "I couldn't possibly refuse."},
    {ANSWER_ACCEPT, "I'd be a fool to say no."},
    {ANSWER_ACCEPT, "You talked me into it."},
    {ANSWER_ACCEPT, "I have asked Denise to find us half an hour."},
    {ANSWER_ACCEPT, "I see no reason to decline."},
    {ANSWER_ACCEPT, "I will not say no."},
    {ANSWER_ACCEPT, "Yes, and thank you for the opportunity."},
    {ANSWER_ACCEPT, "Ms. Petrakis will get her talk."},
    {ANSWER_DECLINE, "Somebody else had better talk with her."},
    {ANSWER_DECLINE, "Circumstances do not permit me to accept."},
    {ANSWER_DECLINE, "My duties don't leave me any time."},
    {ANSWER_DECLINE, "I have prior commitments."},
    {ANSWER_DECLINE, "I'm otherwise engaged."},
    {ANSWER_DECLINE, "I'm fully committed."},
    {ANSWER_DECLINE, "I need a break from mentoring."},
    {ANSWER_DECLINE, "I'd like to be excused."},
    {ANSWER_DECLINE, "I'd be useless to her."},
    {ANSWER_DECLINE, "She would get more out of an hour with Marta."},
    {ANSWER_UNCLEAR, "Please don't ask anybody else yet. I need a day."},
    {ANSWER_UNCLEAR, "I am not going to turn her away before I know more."},
    {ANSWER_UNCLEAR, "She is welcome to ask again in the fall."},
    {ANSWER_UNCLEAR, "In the event that Lee declines I will do it."},
    {ANSWER_UNCLEAR, "Should Lee decline, I'll step in."},
    {ANSWER_UNCLEAR, "I was about to say that I'm too busy."},
    {ANSWER_UNCLEAR, "I would be remiss not to tell you that I may leave in August."},
    {ANSWER_UNCLEAR, "Nothing stands in the way except my director's signature."},
    {ANSWER_UNCLEAR, "I will keep her in my prayers."},
    {ANSWER_ACCEPT,
     "This is right up my alley. I've got Thursday at 11 or Friday at 3. Which one would he like?"},
    {ANSWER_ACCEPT, "I accept, if she is around in July."},
    {ANSWER_ACCEPT,
     "If Mr. Lindgren would like to hear about it, he is welcome to an hour of my time."},
    {ANSWER_UNCLEAR, "He would be a fool to say no."},
};
