/* SPDX-License-Identifier: MIT */
#include "intake/mention-forms.h"

#include <string.h>

#include "base/text.h"

enum { NAME_WORDS = 4, NEXT_BYTES = 40 };

/* Forms are atoms with spaces between them: "a|b" one of these, "a_b" words that follow each other,
   "a?" may be left out. */
#define TALK "talk|speak|meet|work|deal to|with?"
#define OFFER                                                                                      \
    "ask|offer|list|contact|involve|approach|suggest|propose|match_me_with|pair_me_with|"          \
    "introduce_me_to|put_me_in_touch_with me?"
#define ANYBODY_BUT "anybody|anyone but|except_for|except|other_than|apart_from"

static const char *const REFUSALS[] = {
    "please not",
    "please? ask|offer_me|list|suggest|propose? " ANYBODY_BUT,
    "i_would|i'd be_happy_to|be_glad_to|like_to|prefer_to " TALK " " ANYBODY_BUT,
    "i_would|i'd much? rather_not|prefer_not_to " TALK,
    "i_would|i'd much? rather|prefer that? you did_not|didn't " OFFER,
    "i do_not|don't want|wish to " TALK,
    "please? do_not|don't|never " OFFER,
    "could|would|can you_please_not " OFFER,
    NULL};

static const char *const WISHES[] = {
    "so|therefore|ideally|hello|hi|if_possible|this_time? "
    "i_want|i_wish|i_would_like|i_would_love|i'd_like|i'd_love|i_would_very_much_like to "
    "talk_to|talk_with|speak_to|speak_with|meet_with|meet|be_introduced_to",
    "so|therefore|ideally|hello|hi|if_possible|this_time? "
    "please|could_you|can_you|would_you|kindly please? "
    "ask|contact|approach|put_me_in_touch_with|introduce_me_to|connect_me_with|match_me_with|"
    "pair_me_with",
    NULL};

static const char *word_at(const Words *sentence, guint at)
{
    return at < sentence->words->len ? sentence->words->pdata[at] : "";
}

static const char *start_of(const Words *sentence, guint at)
{
    return sentence->text + g_array_index(sentence->starts, gsize, at);
}

/* Behind the last letter of the word as written. */
static const char *stop_of(const Words *sentence, guint at)
{
    const char *p = start_of(sentence, at);
    const char *limit = at + 1 < sentence->words->len ? start_of(sentence, at + 1) : p + strlen(p);
    const char *stop = p;
    while (p < limit) {
        gboolean within = g_unichar_isalnum(g_utf8_get_char(p));
        p = g_utf8_next_char(p);
        if (within)
            stop = p;
    }
    return stop;
}

/* What stands between this word and the next, with white space as one space. Owned by the caller.
 */
static char *gap_after(const Words *sentence, guint at)
{
    const char *stop = stop_of(sentence, at);
    const char *next = start_of(sentence, at + 1);
    GString *gap = g_string_new(NULL);
    for (const char *p = stop; p < next; p++) {
        if (!g_ascii_isspace(*p))
            g_string_append_c(gap, *p);
        else if (gap->len == 0 || gap->str[gap->len - 1] != ' ')
            g_string_append_c(gap, ' ');
    }
    return g_string_free(gap, FALSE);
}

static gboolean is_among(const char *word, const char *list)
{
    g_autofree char *spaced = g_strdup_printf(" %s ", word);
    return *word != '\0' && strstr(list, spaced) != NULL;
}

/* The word goes on from the one before it; "please, not" and "hello, I want" as well. */
static gboolean goes_on(const Words *sentence, guint at)
{
    if (at == 0 || at >= sentence->words->len)
        return FALSE;
    g_autofree char *gap = gap_after(sentence, at - 1);
    return g_str_equal(gap, " ")
           || (g_str_equal(gap, ", ")
               && is_among(word_at(sentence, at - 1),
                           " please so therefore ideally hello hi possible time "));
}

/* Where the words "a_b_c" end that begin at `at`, 0 if others stand there. */
static guint match_words(const Words *sentence, guint at, gboolean first, const char *text,
                         gsize length)
{
    while (length > 0) {
        const char *end = memchr(text, '_', length);
        gsize part = end != NULL ? (gsize)(end - text) : length;
        const char *word = word_at(sentence, at);
        if (strlen(word) != part || memcmp(word, text, part) != 0
            || (!first && !goes_on(sentence, at)))
            return 0;
        at++;
        first = FALSE;
        text += MIN(part + 1, length);
        length -= MIN(part + 1, length);
    }
    return at;
}

/* Where the form ends that begins at `at`, 0 if another word stands in its way. As deep as the form
   has atoms. */
static guint match_form(const Words *sentence, guint at, gboolean first, const char *form)
{
    if (*form == '\0')
        return at;
    gsize length = strcspn(form, " ");
    const char *rest = form + length + (form[length] == ' ');
    gboolean optional = form[length - 1] == '?';
    gsize named = length - optional;
    for (gsize from = 0; from < named;) {
        const char *bar = memchr(form + from, '|', named - from);
        gsize part = (bar != NULL ? (gsize)(bar - form) : named) - from;
        guint end = match_words(sentence, at, first, form + from, part);
        guint whole = end > 0 ? match_form(sentence, end, FALSE, rest) : 0;
        if (whole > 0)
            return whole;
        from += part + 1;
    }
    return optional ? match_form(sentence, at, first, rest) : 0;
}

static gboolean is_title(const char *word)
{
    return is_among(word, " mr ms mrs dr prof ");
}

/* "Lee", "O'Neil", "J": no "Lee's", which is another's, and no "I". */
static gboolean is_name_word(const Words *sentence, guint at, gboolean any_case)
{
    const char *word = word_at(sentence, at);
    if (*word == '\0' || g_str_equal(word, "i") || g_str_has_suffix(word, "'s"))
        return FALSE;
    for (const char *p = word; *p != '\0'; p = g_utf8_next_char(p))
        if (g_unichar_isdigit(g_utf8_get_char(p)))
            return FALSE;
    return any_case || g_unichar_isupper(g_utf8_get_char(start_of(sentence, at)));
}

/* The name goes on: "Ben Okafor", "Ms. Diaz", "J. Doe", "Kim-Lee". */
static gboolean name_goes_on(const Words *sentence, guint at, gboolean any_case)
{
    if (at >= sentence->words->len)
        return FALSE;
    g_autofree char *gap = gap_after(sentence, at - 1);
    const char *before = word_at(sentence, at - 1);
    gboolean dotted = is_title(before) || g_utf8_strlen(before, -1) == 1;
    if (g_str_equal(gap, "-"))
        return TRUE;
    return (g_str_equal(gap, " ") || (dotted && g_str_equal(gap, ". ")))
           && is_name_word(sentence, at, any_case)
           && !is_among(word_at(sentence, at), " but please and or nor ");
}

/* Where the one name ends that begins at `at`; `at` if there is none. */
static guint name_end(const Words *sentence, guint at, gboolean any_case)
{
    if (!is_name_word(sentence, at, any_case))
        return at;
    guint end = at + 1;
    guint limit = at + NAME_WORDS + (is_title(word_at(sentence, at)) ? 1 : 0);
    while (end < limit && name_goes_on(sentence, end, any_case))
        end++;
    return end;
}

/* Another name is joined: "Ben and", "Ben, or", "Ben,". *at is where it begins. */
static gboolean find_joined(const Words *sentence, guint *at, gboolean commas)
{
    if (*at >= sentence->words->len)
        return FALSE;
    g_autofree char *gap = gap_after(sentence, *at - 1);
    gboolean comma = commas && g_str_equal(gap, ", ");
    gboolean joined = is_among(word_at(sentence, *at), " and or nor ");
    if (!comma && !(joined && g_str_equal(gap, " ")))
        return FALSE;
    *at += joined ? 1 : 0;
    return TRUE;
}

/* The wish may end behind this word: at a mark, at the end, or before one of these words. */
static gboolean may_end(const Words *sentence, guint at, const char *const *follows)
{
    const char *p = stop_of(sentence, at - 1);
    while (g_ascii_isspace(*p))
        p++;
    if (*p == '\0' || strchr(",;.!?)", *p) != NULL || g_str_has_prefix(p, "\u2013")
        || g_str_has_prefix(p, "\u2014"))
        return TRUE;
    guint length;
    for (; *follows != NULL; follows++)
        if (words_match(sentence, at, *follows, &length) && goes_on(sentence, at))
            return TRUE;
    return FALSE;
}

typedef struct {
    gboolean any_case, commas;
    const char *const *follows;
} NameStyle;

static void add_name(Mention *mention, const Words *sentence, guint first, guint end)
{
    const char *start = start_of(sentence, first);
    g_ptr_array_add(mention->names, g_strndup(start, (gsize)(stop_of(sentence, end - 1) - start)));
}

/* As many names as stand there, up to the last behind which the wish may end. */
static gboolean take_names(const Words *sentence, guint at, const NameStyle *style,
                           Mention *mention)
{
    guint sure = 0;
    if (!goes_on(sentence, at))
        return FALSE;
    mention->names = g_ptr_array_new_with_free_func(g_free);
    mention->names_start = (gsize)(start_of(sentence, at) - sentence->text);
    for (gboolean any_case = style->any_case;; any_case = FALSE) {
        guint end = name_end(sentence, at, any_case);
        if (end == at)
            break;
        add_name(mention, sentence, at, end);
        if (may_end(sentence, end, style->follows)) {
            sure = mention->names->len;
            mention->end = end;
            mention->stop = (gsize)(stop_of(sentence, end - 1) - sentence->text);
        }
        at = end;
        if (!find_joined(sentence, &at, style->commas))
            break;
    }
    g_ptr_array_set_size(mention->names, (gint)sure);
    if (sure == 0)
        mention_clear(mention);
    return sure > 0;
}

static void begin_behind(const Words *sentence, guint at, Mention *mention)
{
    mention->start = at > 0 ? (gsize)(stop_of(sentence, at - 1) - sentence->text) : 0;
}

static gboolean stands_behind_mark(const Words *sentence, guint at)
{
    if (at == 0)
        return TRUE;
    g_autofree char *gap = gap_after(sentence, at - 1);
    return strpbrk(gap, ",;(") != NULL || strstr(gap, "\u2013") != NULL
           || strstr(gap, "\u2014") != NULL || g_str_has_prefix(gap, " -");
}

/* The word with which the clause begins whose own words begin at `at`: "but please not". What is
   said before it cannot turn it around. G_MAXUINT if none begins there. */
static guint clause_start(const Words *sentence, guint at)
{
    if (stands_behind_mark(sentence, at))
        return at;
    gboolean lead = is_among(word_at(sentence, at - 1), " but and so also just only ")
                    && goes_on(sentence, at) && stands_behind_mark(sentence, at - 1);
    return lead ? at - 1 : G_MAXUINT;
}

gboolean mention_refuses(const Words *sentence, guint at, Mention *mention)
{
    static const char *const FOLLOWS[] = {"please", "because",    "since",      "as",
                                          "again",  "about this", "about it",   "about that",
                                          "or not", "and not",    "and please", NULL};
    static const NameStyle STYLE = {.commas = TRUE, .follows = FOLLOWS};
    guint start = clause_start(sentence, at);
    if (start == G_MAXUINT)
        return FALSE;
    begin_behind(sentence, start, mention);
    for (const char *const *form = REFUSALS; *form != NULL; form++) {
        guint end = match_form(sentence, at, TRUE, *form);
        if (end > 0 && take_names(sentence, end, &STYLE, mention))
            return TRUE;
    }
    return FALSE;
}

/* "It was Ann, not Lee" tells a story: only as a paragraph of its own, or with a please. */
gboolean mention_refuses_alone(const Words *sentence, Mention *mention)
{
    static const char *const FOLLOWS[] = {"please", NULL};
    static const NameStyle STYLE = {.commas = TRUE, .follows = FOLLOWS};
    if (!g_str_equal(word_at(sentence, 0), "not") || !take_names(sentence, 1, &STYLE, mention))
        return FALSE;
    guint end = mention->end;
    gboolean please = g_str_equal(word_at(sentence, end), "please");
    const char *rest = stop_of(sentence, end - 1 + please);
    rest += strspn(rest, ".!");
    if (end + please == sentence->words->len
        && (*rest == '\0' || please || strchr(rest, '\n') != NULL)
        && rest[strspn(rest, " \t\r\n")] == '\0')
        return TRUE;
    mention_clear(mention);
    return FALSE;
}

/* "She is not Lee", "why not Lee", "if not Lee": no refusals. */
static gboolean is_tale(const Words *sentence, guint at)
{
    const char *before = at > 0 ? word_at(sentence, at - 1) : "";
    return g_str_has_suffix(before, "'s")
           || is_among(before, " is am are was were why if or do did have has maybe perhaps ");
}

gboolean mention_refuses_shortly(const Words *sentence, guint at, Mention *mention)
{
    static const char *const FOLLOWS[] = {"please", "but", "and not", "and please", NULL};
    static const NameStyle STYLE = {.any_case = TRUE, .follows = FOLLOWS};
    guint end = match_form(sentence, at, TRUE, "but|and|just|only? please? not to|with?");
    if (end == 0 || (is_tale(sentence, at) && !stands_behind_mark(sentence, at)))
        return FALSE;
    begin_behind(sentence, at, mention);
    return take_names(sentence, end, &STYLE, mention);
}

gboolean mention_asks_for(const Words *sentence, Mention *mention)
{
    static const char *const FOLLOWS[] = {"about",   "on",    "for",        "regarding", "please",
                                          "because", "again", "to discuss", NULL};
    static const NameStyle STYLE = {.commas = TRUE, .follows = FOLLOWS};
    for (const char *const *form = WISHES; *form != NULL; form++) {
        guint end = match_form(sentence, 0, TRUE, *form);
        if (end > 0 && take_names(sentence, end, &STYLE, mention))
            return TRUE;
    }
    return FALSE;
}

gboolean mention_is_doubted(const Words *sentence)
{
    for (guint i = 0; i < sentence->words->len; i++)
        if (g_str_has_suffix(word_at(sentence, i), "n't")
            || is_among(word_at(sentence, i),
                        " but not never unless however though although instead before after until "
                        "afraid fear worried hesitate unlike except first later someday whether if "
                        "or "))
            return TRUE;
    return FALSE;
}

gboolean mention_is_taken_back(const char *next)
{
    g_autofree char *beginning = text_truncate(next, NEXT_BYTES);
    g_autoptr(Words) words = words_split(beginning);
    guint length;
    return is_among(word_at(words, 0), " but however unfortunately yet sadly still actually no not "
                                       "instead or alas except ")
           || words_match(words, 0, "on second", &length)
           || words_match(words, 0, "then again", &length);
}
