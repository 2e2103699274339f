/* SPDX-License-Identifier: MIT */
/* What holds of every answer, whatever its words. */
#include <string.h>
#include <time.h>

#include "intake/answer.h"

#include "tests/unit/intake/accepts.h"
#include "tests/unit/intake/declines.h"
#include "tests/unit/intake/doubts.h"

static AnswerClass class_of(const char *reply)
{
    g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
    g_autoptr(Answer) answer = answer_read(reply, 1784289600, zone);
    return answer->class;
}

typedef char *(*Change)(const char *reply);

/* The change alters no answer of any of the tables. */
static void assert_changes_nothing(Change change)
{
    static const char *const *const TABLES[] = {ACCEPTS, DECLINES, DOUBTS};
    guint wrong = 0;
    for (guint table = 0; table < G_N_ELEMENTS(TABLES); table++)
        for (const char *const *reply = TABLES[table]; *reply != NULL; reply++) {
            g_autofree char *changed = change(*reply);
            if (class_of(changed) == (AnswerClass)table)
                continue;
            g_test_message("\"%s\" is read as %s", changed, answer_class_name(class_of(changed)));
            wrong++;
        }
    g_assert_cmpuint(wrong, ==, 0);
}

/* No accept is left of any that is one without the change. */
static void assert_leaves_no_accept(Change change)
{
    guint wrong = 0;
    for (const char *const *reply = ACCEPTS; *reply != NULL; reply++) {
        g_autofree char *changed = change(*reply);
        if (changed == NULL || class_of(changed) != ANSWER_ACCEPT)
            continue;
        g_test_message("\"%s\" is read as accept", changed);
        wrong++;
    }
    g_assert_cmpuint(wrong, ==, 0);
}

static char *upper(const char *reply)
{
    return g_utf8_strup(reply, -1);
}

static char *twice(const char *reply)
{
    return g_strdup_printf("%s\n\n%s", reply, reply);
}

static char *typographic(const char *reply)
{
    GString *text = g_string_new(reply);
    g_string_replace(text, "'", "\u2019", 0);
    return g_string_free(text, FALSE);
}

static char *with_signature(const char *reply)
{
    if (*reply == '"')
        return g_strdup(reply); /* what is quoted in a letter is somebody else's */
    return g_strdup_printf("Dear all,\n\n%s\n\nBest regards,\nBen Okafor\nDirector", reply);
}

/* Broken at spaces into lines of at most 48, as a mail program does it. */
static char *wrapped(const char *reply)
{
    enum { WIDTH = 48 };
    GString *text = g_string_new(reply);
    gsize line = 0, space = 0;
    for (gsize i = 0; i < text->len; i++) {
        if (text->str[i] == '\n')
            line = i + 1;
        else if (text->str[i] == ' ')
            space = i;
        if (i - line >= WIDTH && space > line) {
            text->str[space] = '\n';
            line = space + 1;
        }
    }
    return g_string_free(text, FALSE);
}

static void form_changes_nothing(void)
{
    assert_changes_nothing(upper);
    assert_changes_nothing(typographic);
    assert_changes_nothing(with_signature);
    assert_changes_nothing(wrapped);
}

static void saying_it_twice_changes_nothing(void)
{
    assert_changes_nothing(twice);
}

static gsize end_of_words(const char *reply)
{
    gsize length = strlen(reply);
    while (length > 0 && strchr(".! \n", reply[length - 1]) != NULL)
        length--;
    return length;
}

static char *if_director_agrees(const char *reply)
{
    return g_strdup_printf("%.*s if my director agrees.", (int)end_of_words(reply), reply);
}

static char *unless_lee_does(const char *reply)
{
    return g_strdup_printf("Unless Lee takes it, %s", reply);
}

static char *then_not(const char *reply)
{
    return g_strdup_printf("%s\n\nNo, sorry, I can't.", reply);
}

static char *then_checking(const char *reply)
{
    return g_strdup_printf("%s\nBut let me check with my office first.", reply);
}

static char *as_said_by_lee(const char *reply)
{
    return strchr(reply, '"') == NULL ? g_strdup_printf("Lee wrote to me: \"%s\"", reply) : NULL;
}

/* A plain statement, asked. */
static char *asked(const char *reply)
{
    gboolean one = strpbrk(reply, ".!?,;:-\"(\n") == NULL
                   || strpbrk(reply, ".!?,;:-\"(\n") >= reply + end_of_words(reply);
    return one ? g_strdup_printf("%.*s?", (int)end_of_words(reply), reply) : NULL;
}

static void a_doubt_put_into_it_leaves_no_accept(void)
{
    assert_leaves_no_accept(if_director_agrees);
    assert_leaves_no_accept(unless_lee_does);
    assert_leaves_no_accept(then_not);
    assert_leaves_no_accept(then_checking);
    assert_leaves_no_accept(as_said_by_lee);
    assert_leaves_no_accept(asked);
}

static gboolean is_one_plain_clause(const char *reply)
{
    g_autofree char *words = g_strndup(reply, end_of_words(reply));
    return strpbrk(words, ".!?,;:-\"(\n'") == NULL && strstr(words, " not") == NULL
           && strstr(words, "no ") == NULL && strstr(words, "but") == NULL;
}

/* "not Thursday", "not next week" leave a commitment standing. */
static gboolean names_a_time(const char *words)
{
    static const char *const TIMES[] = {"tomorrow", "time", "Thursday", "thursday", "week"};
    for (guint i = 0; i < G_N_ELEMENTS(TIMES); i++)
        if (g_str_has_prefix(words, TIMES[i]))
            return TRUE;
    return FALSE;
}

/* "not" before any word of an answer of one clause. */
static void a_not_anywhere_leaves_no_accept(void)
{
    guint wrong = 0, tried = 0;
    for (const char *const *reply = ACCEPTS; *reply != NULL; reply++) {
        if (!is_one_plain_clause(*reply))
            continue;
        for (const char *at = *reply; at != NULL;
             at = strchr(at, ' ') != NULL ? strchr(at, ' ') + 1 : NULL) {
            g_autofree char *changed =
                g_strdup_printf("%.*snot %s", (int)(at - *reply), *reply, at);
            tried++;
            if (names_a_time(at) || class_of(changed) != ANSWER_ACCEPT)
                continue;
            g_test_message("\"%s\" is read as accept", changed);
            wrong++;
        }
    }
    g_assert_cmpuint(tried, >, 100);
    g_assert_cmpuint(wrong, ==, 0);
}

static void assert_quick(const char *piece)
{
    /* What is not linear takes minutes. */
    enum { BYTES = 1 << 20, PROCESSOR_SECONDS_MAX = 5 };
    g_autoptr(GString) text = g_string_new(NULL);
    while (text->len < BYTES)
        g_string_append(text, piece);
    clock_t start = clock();
    AnswerClass class = class_of(text->str);
    clock_t took = clock() - start;
    g_assert_cmpint(class, !=, ANSWER_ACCEPT);
    g_assert_cmpint(took, <, PROCESSOR_SECONDS_MAX * CLOCKS_PER_SEC);
}

static void a_megabyte_of_anything_is_read_in_linear_time(void)
{
    static const char *const PIECES[] = {"I accept. ",
                                         "a",
                                         "not ",
                                         "if ",
                                         "I am happy to ",
                                         "\n",
                                         "really very ",
                                         "? ",
                                         "(\"",
                                         "\u00e9",
                                         "' ",
                                         "1 ",
                                         ", ",
                                         "accpet ",
                                         "have let tell ask her ... ",
                                         "be out until monday ",
                                         NULL};
    for (const char *const *piece = PIECES; *piece != NULL; piece++)
        assert_quick(*piece);
}

static void an_endless_answer_is_in_doubt(void)
{
    g_autoptr(GString) reply = g_string_new("I accept.\n");
    for (guint i = 0; i < 100000; i++)
        g_string_append(reply, "Some words. ");
    g_assert_cmpint(class_of(reply->str), ==, ANSWER_UNCLEAR);
}

int main(int count, char **words)
{
    g_test_init(&count, &words, NULL);
    g_test_add_func("/properties/form_changes_nothing", form_changes_nothing);
    g_test_add_func("/properties/saying_it_twice_changes_nothing", saying_it_twice_changes_nothing);
    g_test_add_func("/properties/a_doubt_put_into_it_leaves_no_accept",
                    a_doubt_put_into_it_leaves_no_accept);
    g_test_add_func("/properties/a_not_anywhere_leaves_no_accept", a_not_anywhere_leaves_no_accept);
    g_test_add_func("/properties/a_megabyte_of_anything_is_read_in_linear_time",
                    a_megabyte_of_anything_is_read_in_linear_time);
    g_test_add_func("/properties/an_endless_answer_is_in_doubt", an_endless_answer_is_in_doubt);
    return g_test_run();
}
