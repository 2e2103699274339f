/* SPDX-License-Identifier: MIT */
#include "intake/choice.h"

static const char *const PEOPLE[] = {"Ann Lee", "Ann Porter", "Bruno Vidal", "Chloe Martin"};

/* "verb 1 2 Name": what was read, in one line. */
static char *read_as_text(const char *reply)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (guint i = 0; i < G_N_ELEMENTS(PEOPLE); i++)
        g_ptr_array_add(names, (char *)PEOPLE[i]);
    g_autoptr(Choice) choice = choice_read(reply, names);
    GString *text = g_string_new(verb_name(choice->verb));
    for (guint i = 0; i < choice->numbers->len; i++)
        g_string_append_printf(text, " %u", g_array_index(choice->numbers, guint, i));
    for (guint i = 0; i < choice->names->len; i++)
        g_string_append_printf(text, " %s", (char *)choice->names->pdata[i]);
    if (choice->line != NULL)
        g_string_append_printf(text, " / %s", choice->line);
    return g_string_free(text, FALSE);
}

static void assert_read(const char *reply, const char *wanted)
{
    g_autofree char *text = read_as_text(reply);
    if (!g_str_equal(text, wanted))
        g_error("\"%s\" is read as \"%s\", not \"%s\"", reply, text, wanted);
}

static void numbers_and_ordinals_pick(void)
{
    assert_read("1 and 3", "pick 1 3");
    assert_read("1,3", "pick 1 3");
    assert_read("1 & 3 please, thanks", "pick 1 3");
    assert_read("The second one please", "pick 2");
    assert_read("I'd like to talk with number 4.", "pick 4");
    assert_read("No. 3", "pick 3");
    assert_read("#2", "pick 2");
    assert_read("yes, 1 and 3 please", "pick 1 3");
    assert_read("1 and 3 please.\n\nThanks a lot,\nAnna", "pick 1 3");
    assert_read("1 and 3 please\n\nAnna Bauer\n(202) 555-0170", "pick 1 3");
}

static void names_pick_only_where_one_person_has_them(void)
{
    assert_read("Bruno please", "pick Bruno Vidal");
    assert_read("Chloe Martin and Bruno", "pick Chloe Martin Bruno Vidal");
    assert_read("Ann Porter please", "pick Ann Porter");
    assert_read("Ann please", "");
}

static void words_are_read_in_any_case(void)
{
    assert_read("NEXT", "next");
    assert_read("next please", "next");
    assert_read("Stand-by", "standby");
    assert_read("choose 2", "choose 2");
    assert_read("CHOOSE 2\nTo the others: thank you, another time.",
                "choose 2 / thank you, another time.");
    assert_read("all", "all");
    assert_read("Both please", "both");
    assert_read("Yes, I wrote that.", "yes");
    assert_read("I AGREE", "agree");
    assert_read("cancel", "cancel");
}

static void prose_with_a_number_is_no_choice(void)
{
    assert_read("I have 2 questions before I choose.", "");
    assert_read("1 and 3, but not before Friday", "");
    assert_read("Not 1", "");
    assert_read("1 or 2?", "");
    assert_read("Is 3 the one from Parks?", "");
    assert_read("1\n\nActually, wait until Monday.", "");
    assert_read("1\n\nI know 2 already, so not him.", "");
    assert_read("choose", "");
    assert_read("next 2", "");
    assert_read("", "");
}

int main(int count, char **words)
{
    g_test_init(&count, &words, NULL);
    g_test_add_func("/choice/numbers_and_ordinals_pick", numbers_and_ordinals_pick);
    g_test_add_func("/choice/names_pick_only_where_one_person_has_them",
                    names_pick_only_where_one_person_has_them);
    g_test_add_func("/choice/words_are_read_in_any_case", words_are_read_in_any_case);
    g_test_add_func("/choice/prose_with_a_number_is_no_choice", prose_with_a_number_is_no_choice);
    return g_test_run();
}
