/* SPDX-License-Identifier: MIT */
#include "message/draft.h"

#include <string.h>

#include "base/failure.h"
#include "mails.h"
#include "message/header.h"

#define TOKEN "abcdefghijklmnopqrstuvwx23"

static const char *const to[] = {"ben@energy.example", NULL};
static const char *const to_names[] = {"Ben Okafor", NULL};
static const char *const reply_to[] = {"mentoring+" TOKEN "@programme.example", NULL};

static Draft sample(GTimeZone *zone)
{
    return (Draft){
        .from_name = "SES Situational Mentoring Program",
        .from = "mentoring@programme.example",
        .to_names = to_names,
        .to = to,
        .reply_to = reply_to,
        .subject = "A colleague asks for you [#42]",
        .message_id = TOKEN "@programme.example",
        .in_reply_to = "<m1@energy.example>",
        .references = "<m0@energy.example> <m1@energy.example>",
        .letter = "request",
        .date_at = 1783429200,
        .zone = zone,
        .text = "Dear Ben,\n\nplease answer by \nTuesday.\n.\nFrom here\n\nRef: " TOKEN "\n",
        .html = "<p>Dear Ben, \303\251</p>\n",
    };
}

static char *written(const Draft *draft)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = draft_serialise(draft, &error);
    g_assert_no_error(error);
    gsize size = 0;
    const char *data = g_bytes_get_data(bytes, &size);
    return g_strndup(data, size);
}

static void another_date_changes_nothing_else(void)
{
    g_autoptr(GTimeZone) zone = g_time_zone_new_offset(-4 * 3600);
    Draft draft = sample(zone);
    g_autofree char *before = written(&draft);
    draft.date_at += 86400 * 7;
    g_autofree char *wanted = written(&draft);
    g_autoptr(GBytes) bytes = g_bytes_new(before, strlen(before));
    g_autoptr(GBytes) dated = draft_redate(bytes, draft.date_at, zone);
    gsize size = 0;
    const char *data = g_bytes_get_data(dated, &size);
    g_autofree char *found = g_strndup(data, size);
    g_assert_cmpstr(found, ==, wanted);
}

static void a_letter_is_written_to_the_byte(void)
{
    g_autoptr(GTimeZone) zone = g_time_zone_new_offset(-4 * 3600);
    const Draft draft = sample(zone);
    g_autofree char *bytes = written(&draft);
    g_assert_cmpstr(bytes, ==,
                    "From: SES Situational Mentoring Program <mentoring@programme.example>\r\n"
                    "To: Ben Okafor <ben@energy.example>\r\n"
                    "Reply-To: mentoring+" TOKEN "@programme.example\r\n"
                    "Subject: A colleague asks for you [#42]\r\n"
                    "Date: Tue, 07 Jul 2026 09:00:00 -0400\r\n"
                    "Message-Id: <" TOKEN "@programme.example>\r\n"
                    "In-Reply-To: <m1@energy.example>\r\n"
                    "References: <m0@energy.example> <m1@energy.example>\r\n"
                    "Auto-Submitted: auto-generated\r\n"
                    "X-Auto-Response-Suppress: OOF, AutoReply, RN, NRN\r\n"
                    "X-Mentord-Letter: request\r\n"
                    "MIME-Version: 1.0\r\n"
                    "Content-Type: multipart/alternative;\r\n"
                    "\tboundary=\"=_6263b769316cf6cb42c07c6b17d9f109\"\r\n"
                    "\r\n"
                    "--=_6263b769316cf6cb42c07c6b17d9f109\r\n"
                    "Content-Type: text/plain; charset=utf-8; format=flowed\r\n"
                    "Content-Transfer-Encoding: quoted-printable\r\n"
                    "\r\n"
                    "Dear Ben,\r\n"
                    "\r\n"
                    "please answer by=20\r\n"
                    "Tuesday.\r\n"
                    ".\r\n"
                    "From here\r\n"
                    "\r\n"
                    "Ref: " TOKEN "\r\n"
                    "\r\n"
                    "--=_6263b769316cf6cb42c07c6b17d9f109\r\n"
                    "Content-Type: text/html; charset=utf-8\r\n"
                    "Content-Transfer-Encoding: quoted-printable\r\n"
                    "\r\n"
                    "<p>Dear Ben, =C3=A9</p>\r\n"
                    "\r\n"
                    "--=_6263b769316cf6cb42c07c6b17d9f109--\r\n");
}

static void the_same_draft_gives_the_same_bytes(void)
{
    g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("America/New_York");
    const Draft draft = sample(zone);
    g_autofree char *once = written(&draft);
    g_autofree char *again = written(&draft);
    g_assert_cmpstr(once, ==, again);
}

static void an_answer_and_an_introduction_are_marked_so(void)
{
    g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
    static const char *const both[] = {"anna@treasury.example", "ben@energy.example", NULL};
    Draft draft = sample(zone);
    draft.to = both;
    draft.to_names = NULL;
    draft.reply_to = both;
    draft.in_reply_to = draft.references = NULL;
    draft.replied = TRUE;
    g_autofree char *bytes = written(&draft);
    g_assert_nonnull(strstr(bytes, "\r\nTo: anna@treasury.example, ben@energy.example\r\n"));
    g_assert_nonnull(strstr(bytes, "\r\nReply-To: anna@treasury.example, ben@energy.example\r\n"));
    g_assert_nonnull(strstr(bytes, "\r\nAuto-Submitted: auto-replied\r\n"));
    g_assert_null(strstr(bytes, "In-Reply-To"));
}

/* What a reader's program would make of it. */
static void what_is_written_is_read_back(void)
{
    g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
    Draft draft = sample(zone);
    const ReaderOptions options = {.address = "other@programme.example"};
    draft.subject = "Gr\303\274\303\237e [#42]";
    draft.letter = "x";
    g_autofree char *bytes = written(&draft);
    g_autoptr(Message) message = understood_as(bytes, &options);
    g_assert_cmpstr(message->from, ==, "mentoring@programme.example");
    g_assert_cmpstr(message->subject, ==, "Gr\303\274\303\237e [#42]");
    g_assert_cmpint(message->sent_at, ==, draft.date_at);
    g_assert_cmpint(message->class, ==, MESSAGE_OTHER);
    g_assert_nonnull(strstr(message->reply, "please answer by Tuesday.\n"));
}

static guint count_fields(const char *bytes, GString *names)
{
    g_autoptr(Header) header = header_new(bytes, strlen(bytes));
    for (guint i = 0; i < header->fields->len; i++)
        g_string_append_printf(names, "%s\n",
                               ((HeaderField *)g_ptr_array_index(header->fields, i))->name);
    g_assert_false(header->malformed);
    return header->fields->len;
}

/* Pieces with which values have broken out of their field before. */
static char *hostile_string(GRand *rand)
{
    static const char *const pieces[] = {
        "\r\n",
        "\n",
        "\r",
        "Bcc: x@evil.example",
        ":",
        ",",
        ";",
        "<x@evil.example>",
        "\"",
        "\\",
        "(",
        ")",
        "=?utf-8?q?=0D=0ABcc:_x@evil.example?=",
        "\302\205",
        "\342\200\250",
        "\342\200\256",
        "\t",
        " ",
        "a",
        "\303\251",
        "@",
        "group:",
        "\001",
        "\177",
        "?=",
        "=?utf-8?b?DQpCY2M6IHg=?=",
        "\360\237\231\202",
        "----------------------------------",
        "\377",
        "wordwordwordwordwordwordwordwordwordwordwordwordwordwordwordword"};
    GString *text = g_string_new(NULL);
    for (gint32 n = g_rand_int_range(rand, 0, 12); n > 0; n--)
        g_string_append(text, pieces[g_rand_int_range(rand, 0, G_N_ELEMENTS(pieces))]);
    return g_string_free(text, FALSE);
}

static void hostile_values_stay_in_their_field(void)
{
    g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
    g_autoptr(GRand) rand = g_rand_new_with_seed(3);
    const Draft plain = sample(zone);
    g_autofree char *plain_bytes = written(&plain);
    g_autoptr(GString) expected = g_string_new(NULL);
    count_fields(plain_bytes, expected);
    for (guint round = 0; round < 10000; round++) {
        g_autofree char *subject = hostile_string(rand);
        g_autofree char *name = hostile_string(rand);
        g_autofree char *from_name = hostile_string(rand);
        const char *const names[] = {name, NULL};
        Draft draft = plain;
        draft.subject = subject;
        draft.to_names = names;
        draft.from_name = from_name;
        g_autofree char *bytes = written(&draft);
        g_autoptr(GString) fields = g_string_new(NULL);
        count_fields(bytes, fields);
        g_assert_cmpstr(fields->str, ==, expected->str);
        g_assert_null(strstr(bytes, "\nBcc:"));
        g_assert_null(strstr(bytes, "=?utf-8?q?=0D"));
        g_assert_null(strstr(bytes, "=?utf-8?b?DQ"));
    }
}

static void malformed_ids_and_addresses_are_refused(void)
{
    g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
    static const char *const bad[] = {"",     "a",  "a b@c", "a@b\r\nBcc: x@y.example",
                                      "a@b>", "@b", "a@"};
    for (gsize i = 0; i < G_N_ELEMENTS(bad) * 4; i++) {
        const char *value = bad[i / 4];
        const char *const list[] = {value, NULL};
        g_autoptr(GError) error = NULL;
        Draft draft = sample(zone);
        switch (i % 4) {
        case 0:
            draft.message_id = value;
            break;
        case 1:
            draft.references = value;
            break;
        case 2:
            draft.in_reply_to = value;
            break;
        default:
            draft.to = strcmp(value, "a@b>") == 0 ? list + 1 : list;
        }
        g_autoptr(GBytes) bytes = draft_serialise(&draft, &error);
        g_assert_null(bytes);
        g_assert_error(error, FAILURE, FAILURE_PERMANENT);
    }
}

static void long_lines_and_any_text_are_made_transportable(void)
{
    g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
    g_autofree char *word = g_strnfill(5000, 'w');
    g_autofree char *text = g_strdup_printf("a\r\nb\rc\001 %s \360\237\231\202\n", word);
    g_autoptr(GString) many = g_string_new("<x0@y.example>");
    for (guint i = 1; i < 100; i++)
        g_string_append_printf(many, " <x%u@y.example>", i);
    Draft draft = sample(zone);
    draft.text = text;
    draft.html = text;
    draft.references = many->str;
    g_autofree char *bytes = written(&draft);
    g_auto(GStrv) lines = g_strsplit(bytes, "\r\n", -1);
    gboolean in_header = TRUE;
    for (char **line = lines; *line != NULL; line++) {
        in_header = in_header && **line != '\0';
        g_assert_cmpuint(strlen(*line), <=, in_header ? 998 : 76);
        g_assert_null(strpbrk(*line, "\r\n"));
        g_assert_true(g_str_is_ascii(*line));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/draft/another_date_changes_nothing_else", another_date_changes_nothing_else);
    g_test_add_func("/draft/a_letter_is_written_to_the_byte", a_letter_is_written_to_the_byte);
    g_test_add_func("/draft/the_same_draft_gives_the_same_bytes",
                    the_same_draft_gives_the_same_bytes);
    g_test_add_func("/draft/an_answer_and_an_introduction_are_marked_so",
                    an_answer_and_an_introduction_are_marked_so);
    g_test_add_func("/draft/what_is_written_is_read_back", what_is_written_is_read_back);
    g_test_add_func("/draft/hostile_values_stay_in_their_field",
                    hostile_values_stay_in_their_field);
    g_test_add_func("/draft/malformed_ids_and_addresses_are_refused",
                    malformed_ids_and_addresses_are_refused);
    g_test_add_func("/draft/long_lines_and_any_text_are_made_transportable",
                    long_lines_and_any_text_are_made_transportable);
    return g_test_run();
}
