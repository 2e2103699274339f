/* SPDX-License-Identifier: MIT */
/* Letters with hostile values in every place: refused, or sound and with just our fields. */
#include "message/draft.h"

#include "base/failure.h"
#include "message/header.h"
#include "submission/wire.h"
#include "tests/fuzz/fuzz.h"

static const char *const expected[] = {"From",
                                       "To",
                                       "Reply-To",
                                       "Subject",
                                       "Date",
                                       "Message-Id",
                                       "In-Reply-To",
                                       "References",
                                       "Auto-Submitted",
                                       "X-Auto-Response-Suppress",
                                       "X-Mentord-Letter",
                                       "MIME-Version",
                                       "Content-Type",
                                       NULL};

typedef struct {
    char *subject, *from_name, *to_name, *to, *id, *references, *letter, *text, *html;
} Values;

static void read_values(Values *values, Input *input)
{
    char **slots[] = {&values->subject, &values->from_name, &values->to_name,
                      &values->to,      &values->id,        &values->references,
                      &values->letter,  &values->text,      &values->html};
    for (gsize i = 0; i < G_N_ELEMENTS(slots); i++)
        *slots[i] = fuzz_string(input);
}

static void clear_values(Values *values)
{
    char *all[] = {values->subject,    values->from_name, values->to_name, values->to,  values->id,
                   values->references, values->letter,    values->text,    values->html};
    for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
        g_free(all[i]);
}

static const char *or_usual(const char *given, const char *usual)
{
    return *given != '\0' ? given : usual;
}

static void check_fields(const char *data, gsize length)
{
    g_autoptr(Header) header = header_new(data, length);
    g_assert_false(header->malformed);
    g_assert_cmpuint(header->fields->len, ==, G_N_ELEMENTS(expected) - 1);
    for (const char *const *name = expected; *name != NULL; name++)
        g_assert_cmpuint(header_count(header, *name), ==, 1);
    const char *subject = header_value(header, "Subject");
    g_assert_cmpuint(strcspn(subject, "\r\n"), ==, strlen(subject));
}

/* The boundary stands three times, as a line's beginning: no text makes another part. */
static void check_parts(const char *data, gsize length)
{
    g_autofree char *whole = g_strndup(data, length);
    const char *name = strstr(whole, "\r\nContent-Type: multipart/alternative;");
    g_assert_nonnull(name);
    name = strstr(name, "boundary=\"");
    g_assert_nonnull(name);
    name += strlen("boundary=\"");
    g_autofree char *mark = g_strdup_printf("\r\n--%.*s", (int)strcspn(name, "\""), name);
    guint count = 0;
    for (const char *p = strstr(whole, mark); p != NULL; p = strstr(p + 1, mark))
        count++;
    g_assert_cmpuint(count, ==, 3);
}

static void check_letter(const Draft *draft, const char *recipient)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = draft_serialise(draft, &error);
    if (bytes == NULL) {
        g_assert_error(error, FAILURE, FAILURE_PERMANENT);
        return;
    }
    g_assert_no_error(error);
    gsize length = 0;
    const char *data = g_bytes_get_data(bytes, &length);
    const Envelope envelope = {.sender = draft->from, .recipient = recipient, .bytes = bytes};
    g_assert_null(wire_fault(&envelope));
    check_fields(data, length);
    check_parts(data, length);
}

FUZZ(input)
{
    Values values;
    read_values(&values, input);
    g_autoptr(GTimeZone) zone = g_time_zone_new_utc();
    const char *const names[] = {values.to_name, NULL};
    const char *const to[] = {or_usual(values.to, "ben@energy.example"), NULL};
    static const char *const reply_to[] = {"mentoring@programme.example", NULL};
    const Draft draft = {
        .from_name = values.from_name,
        .from = "mentoring@programme.example",
        .to_names = names,
        .to = to,
        .reply_to = reply_to,
        .subject = values.subject,
        .message_id = or_usual(values.id, "m1@programme.example"),
        .in_reply_to = "<m0@energy.example>",
        .references = or_usual(values.references, "<m0@energy.example>"),
        .letter = or_usual(values.letter, "request"),
        .date_at = 1783429200,
        .zone = zone,
        .text = values.text,
        .html = values.html,
    };
    check_letter(&draft, to[0]);
    clear_values(&values);
}
