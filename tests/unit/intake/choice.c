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

static void sentences_choose_too(void)
{
    assert_read("Let's go with Chloe and Bruno.", "pick Chloe Martin Bruno Vidal");
    assert_read("Could you ask the next one?", "next");
    assert_read("That is a pity. Could you ask the next one?", "next");
    assert_read("I would rather wait until the others have answered.", "wait");
    assert_read("Rather wait, thanks.", "wait");
    assert_read("Standby it is then.", "standby");
    assert_read("Please cancel it, I found somebody.", "cancel");
    assert_read("Please look further.", "broader");
    assert_read("None of these, look further please.", "broader");
    assert_read("Only people outside my own agency, please.", "outside");
    assert_read("Inside my agency please", "inside");
    assert_read("Please ask my coordinator.", "coordinator");
    assert_read("Close the request please.", "close");
    assert_read("All of them!", "all");
    assert_read("ALL please, I want to hear everyone out.", "all");
    assert_read("All four", "all");
    assert_read("The first two please", "pick 1 2");
    assert_read("Good list, thank you. The first and the third, please.", "pick 1 3");
    assert_read("Numbers one and four, please.", "pick 1 4");
    assert_read("Number 2. A freeze is exactly where we are heading.", "pick 2");
    assert_read("I choose the second.", "choose 2");
    assert_read("My choice is Bruno", "choose Bruno Vidal");
    assert_read("Bruno Vidal, with pleasure.", "pick Bruno Vidal");
    assert_read("Please try number 4 then.", "pick 4");
    assert_read("Yes, we talked last week and it was worth every minute.", "yes");
    assert_read("Not yet", "not yet");
    assert_read("No, not yet.", "not yet");
    assert_read("No. I never wrote this.", "no");
    assert_read("Ask her again please", "again");
    assert_read("I agree to both points.", "agree");
    assert_read("1 y 3 por favor", "pick 1 3");
    assert_read("La segunda, gracias", "pick 2");
    assert_read("status", "status");
}

static void a_signature_changes_nothing(void)
{
    assert_read("Next\n\nAnna Bauer\nGSA, Region 3\n1800 F Street NW, Suite 300\n202-555-0170",
                "next");
    assert_read("2\n-- \nAnna Bauer\nRoom 4, floor 1", "pick 2");
    assert_read("2 and 4\n\nSent from my phone 15", "pick 2 4");
}

static void the_names_of_a_shortlist_are_found(void)
{
    g_autoptr(GPtrArray) names = choice_names_on_list(
        "Dear Anna,\n\n> 1. Ben Okafor, Director, Energy\n> 2. Ann Lee, Chief\n\n3 things\n");
    g_assert_cmpuint(names->len, ==, 2);
    g_assert_cmpstr(names->pdata[1], ==, "Ann Lee");
}

static void prose_with_a_number_is_no_choice(void)
{
    assert_read("1-3", "");
    assert_read("1 to 3", "");
    assert_read("One of them", "");
    assert_read("This one, please:", "");
    assert_read("Do not ask the next one.", "");
    assert_read("I can't wait to meet them.", "");
    assert_read("Should I cancel if neither has answered?", "");
    assert_read("I will choose soon, 2 days is all I need.", "");
    assert_read("Bruno or Chloe", "");
    assert_read("Not Bruno", "");
    assert_read("Bruno, but only if Chloe says no", "");
    assert_read("All but 3", "");
    assert_read("I have 2 hearings before the 3rd, I will look at the list after that.", "");
    assert_read("I agree in principle, but I have to ask our ethics officer first.", "");
    assert_read("Wonderful, thanks! Fingers crossed for both.", "");
    assert_read("Thanks!", "");
    assert_read("Yes and no", "");
    assert_read("Cancel? No, wait.", "");
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
    g_test_add_func("/choice/sentences_choose_too", sentences_choose_too);
    g_test_add_func("/choice/a_signature_changes_nothing", a_signature_changes_nothing);
    g_test_add_func("/choice/the_names_of_a_shortlist_are_found",
                    the_names_of_a_shortlist_are_found);
    g_test_add_func("/choice/prose_with_a_number_is_no_choice", prose_with_a_number_is_no_choice);
    return g_test_run();
}
