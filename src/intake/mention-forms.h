/* SPDX-License-Identifier: MIT */
#pragma once
/* The forms in which a mentee names a mentor: regular expressions over one sentence, whose group
   `names` holds the names. */
#include <glib.h>

#define MENTION_NAME                                                                               \
    "(?:(?:Mr|Ms|Mrs|Dr|Prof)\\.?\\s+)?\\p{Lu}[\\p{L}'\u2019-]*"                                   \
    "(?:\\s+(?:\\p{Lu}\\.|\\p{Lu}[\\p{L}'\u2019-]*)(?=[\\s,;.!?)]|$)){0,3}(?!['\u2019]s)"
#define MENTION_BETWEEN_NAMES "\\s*,\\s*(?:(?:and|or|nor)\\s+)?|\\s+(?:and|or|nor)\\s+"
#define MENTION_NAMES                                                                              \
    "(?<names>" MENTION_NAME "(?:(?:" MENTION_BETWEEN_NAMES ")" MENTION_NAME ")*)(?!['\u2019]s)"
/* Where a clause begins: what is said before cannot turn it around. */
#define MENTION_BEGINS                                                                             \
    "(?:^|[,;(\u2013\u2014]\\s*|\\s-+\\s+)(?i:(?:but|and|so|also|just|only)\\s+)?"
#define MENTION_TO "(?:talk|speak|meet|work|deal)(?:\\s+(?:to|with))?"
#define MENTION_OFFER                                                                              \
    "(?:ask|offer|list|contact|involve|approach|suggest|propose|match\\s+me\\s+with|"              \
    "pair\\s+me\\s+with|introduce\\s+me\\s+to|put\\s+me\\s+in\\s+touch\\s+with)(?:\\s+me)?"
#define MENTION_DO_NOT "(?:do\\s+not|don['\u2019]t)"
#define MENTION_I_WOULD "I(?:\\s+would|['\u2019]d)"
/* What follows a wish may say why, and nothing else. */
#define MENTION_AFTER                                                                              \
    "(?=\\s*(?:[,;.!?)\u2013\u2014]|$|(?i:please|because|since|as|again|about\\s+(?:this|it|that)" \
    ")\\b))"

#define MENTION_UNWANTED                                                                           \
    MENTION_BEGINS                                                                                 \
    "(?:(?i:please,?\\s+not)"                                                                      \
    "|(?i:(?:please,?\\s+)?(?:(?:ask|offer\\s+me|list|suggest|propose)\\s+)?"                      \
    "(?:anybody|anyone)\\s+(?:but|except(?:\\s+for)?|other\\s+than|apart\\s+from))"                \
    "|" MENTION_I_WOULD                                                                            \
    "\\s+(?:be\\s+(?:happy|glad)\\s+to|like\\s+to|prefer\\s+to)\\s+" MENTION_TO                    \
    "\\s+(?:anybody|anyone)\\s+(?:but|except(?:\\s+for)?|other\\s+than|apart\\s+from)"             \
    "|" MENTION_I_WOULD "\\s+(?:much\\s+)?(?:rather\\s+not|prefer\\s+not\\s+to)\\s+" MENTION_TO    \
    "|" MENTION_I_WOULD "\\s+(?:much\\s+)?(?:rather|prefer)\\s+(?:that\\s+)?you\\s+"               \
    "(?:did\\s+not|didn['\u2019]t)\\s+" MENTION_OFFER "|I\\s+" MENTION_DO_NOT                      \
    "\\s+(?:want|wish)\\s+to\\s+" MENTION_TO "|(?i:please,?\\s+(?:" MENTION_DO_NOT                 \
    "|never))\\s+" MENTION_OFFER "|(?i:" MENTION_DO_NOT "|never)\\s+" MENTION_OFFER                \
    "|(?i:(?:could|would|can)\\s+you\\s+please\\s+not)\\s+" MENTION_OFFER                          \
    ")\\s+" MENTION_NAMES MENTION_AFTER

/* "Not Lee." as a paragraph of its own, or with a please: "It was Ann, not Lee" tells a story. */
#define MENTION_REFUSED_IN_REQUEST                                                                 \
    "^(?i:not)\\s+" MENTION_NAMES "(?i:,?\\s+please[.!]*\\s*$|[.!]*\\n\\s*$|[.!]*$)"
/* "She is not Lee", "why not Lee", "if not Lee": no refusals. */
#define MENTION_NO_TALE                                                                            \
    "(?i:(?<!\\bis)(?<!\\bam)(?<!\\bare)(?<!\\bwas)(?<!\\bwere)(?<!['\u2019]s)(?<!\\bwhy)"         \
    "(?<!\\bif)(?<!\\bor)(?<!\\bdo)(?<!\\bdid)(?<!\\bhave)(?<!\\bhas)(?<!\\bmaybe)(?<!\\bperhaps)" \
    ")"
#define MENTION_REFUSED_IN_ANSWER                                                                  \
    "(?:^|[,;(\u2013\u2014]\\s*|" MENTION_NO_TALE                                                  \
    "\\s)(?i:(?:(?:but|and|just|only)\\s+)?(?:please,?\\s+)?not)\\s+"                              \
    "(?i:(?:to|with)\\s+)?(?<names>[\\p{L}'\u2019.-]+(?:\\s+(?!(?i:but|please|and|or)\\b)"         \
    "[\\p{L}'\u2019-]+){0,3}(?:\\s+(?:and|or|nor)\\s+\\p{Lu}[\\p{L}'\u2019-]+)*)"                  \
    "(?=\\s*(?:[,;.!)\u2013\u2014]|$|(?i:please|but)\\b))"

#define MENTION_WANTED                                                                             \
    "^(?i:(?:(?:so|therefore|ideally|hello|hi|if\\s+possible|this\\s+time),?\\s+)?)"               \
    "(?:(?:I\\s+(?:want|wish|would\\s+(?:like|love))|I['\u2019]d\\s+(?:like|love)|"                \
    "I\\s+would\\s+very\\s+much\\s+like)\\s+to\\s+(?:(?:talk|speak)\\s+(?:to|with)|meet(?:\\s+"    \
    "with)?|"                                                                                      \
    "be\\s+introduced\\s+to)|(?i:please|(?:could|can|would)\\s+you(?:\\s+please)?|kindly)\\s+"     \
    "(?:ask|contact|approach|put\\s+me\\s+in\\s+touch\\s+with|introduce\\s+me\\s+to|"              \
    "connect\\s+me\\s+with|match\\s+me\\s+with|pair\\s+me\\s+with))\\s+" MENTION_NAMES             \
    "(?=\\s*(?:[,;.!?)]|$|(?:about|on|for|regarding|please|because|again|to\\s+discuss)\\b))"

/* TRUE if something in the sentence may turn the wish around. */
gboolean mention_is_doubted(const char *sentence);
/* TRUE if the text after it begins so. */
gboolean mention_is_taken_back(const char *next);
