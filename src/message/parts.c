/* SPDX-License-Identifier: MIT */
#include "message/parts.h"

#include <string.h>

#include "base/address.h"
#include "base/text.h"
#include "message/cms.h"
#include "message/container.h"
#include "message/flowed.h"
#include "message/gmime-cleanups.h"
#include "message/html.h"
#include "message/pgp-armour.h"

enum {
    PARTS_MAX = 200,
    DEPTH_MAX = 20,
    CONTAINERS_MAX = 8,
    ENCODED_MAX = 1024 * 1024,
    CONTAINER_MAX = 10 * 1024 * 1024, /* attachments are inside too */
    STATUS_MAX = 256 * 1024,
    ENCLOSED_MAX = 10,
};

/* One walk through the structure. */
typedef struct {
    Parts *parts;
    const Charsets *charsets;
    guint seen;
    GHashTable *containers; /* GMimeObject -> Container, opened once */
} Survey;

static gboolean is_type(GMimeObject *object, const char *type, const char *subtype)
{
    return g_mime_content_type_is_type(g_mime_object_get_content_type(object), type, subtype);
}

static const char *parameter(GMimeObject *object, const char *name)
{
    return g_mime_content_type_get_parameter(g_mime_object_get_content_type(object), name);
}

static gboolean is_attachment(GMimeObject *object)
{
    const char *disposition = g_mime_object_get_disposition(object);
    return disposition != NULL && g_ascii_strcasecmp(disposition, "attachment") == 0;
}

/* Base64 has no blanks between words: what is called so, and has, is text as it stands. */
static gboolean is_plain_words(const GByteArray *raw)
{
    guint blanks = 0, others = 0;
    for (guint i = 0; i < raw->len; i++) {
        blanks += raw->data[i] == ' ';
        others += !g_ascii_isspace((char)raw->data[i]);
    }
    return blanks > others / 16 + 1;
}

/* The content as it stands in the mail, then decoded by us (see transfer.h). */
static GByteArray *part_bytes(GMimePart *part, gsize max)
{
    GMimeDataWrapper *content = g_mime_part_get_content(part);
    GByteArray *raw = g_byte_array_new();
    if (content == NULL)
        return raw;
    GMimeStream *stream = g_mime_data_wrapper_get_stream(content);
    g_mime_stream_reset(stream);
    char buffer[8192];
    ssize_t got = 0;
    while (raw->len < max && (got = g_mime_stream_read(stream, buffer, sizeof buffer)) > 0)
        g_byte_array_append(raw, (const guint8 *)buffer, (guint)got);
    GMimeContentEncoding encoding = g_mime_part_get_content_encoding(part);
    if (encoding != GMIME_CONTENT_ENCODING_BASE64
        && encoding != GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE)
        return raw;
    if (encoding == GMIME_CONTENT_ENCODING_BASE64 && is_plain_words(raw))
        return raw;
    g_autoptr(GByteArray) encoded = raw;
    return encoding == GMIME_CONTENT_ENCODING_BASE64
               ? transfer_decode_base64(encoded->data, encoded->len)
               : transfer_decode_quoted_printable(encoded->data, encoded->len);
}

/* The charset that an HTML document names itself, where the header field has none. */
static char *html_charset(const GByteArray *bytes)
{
    g_autofree char *head = g_strndup((const char *)bytes->data, MIN(bytes->len, 2048));
    g_autofree char *lower = g_ascii_strdown(head, -1);
    const char *found = strstr(lower, "charset=");
    if (found == NULL)
        return NULL;
    found += strlen("charset=");
    found += strspn(found, "\"' ");
    return g_strndup(found, strcspn(found, "\"'; />\r\n\t"));
}

static char *part_charset(GMimeObject *object, const GByteArray *bytes)
{
    const char *declared = parameter(object, "charset");
    if (declared != NULL)
        return g_strdup(declared);
    return is_type(object, "text", "html") && bytes->len > 0 ? html_charset(bytes) : NULL;
}

static char *part_text(const Survey *survey, GMimeObject *object)
{
    g_autoptr(GByteArray) bytes = part_bytes(GMIME_PART(object), ENCODED_MAX);
    g_autofree char *charset = part_charset(object, bytes);
    char *text = charsets_decode(survey->charsets, charset, bytes);
    const char *format = parameter(object, "format");
    const char *delsp = parameter(object, "delsp");
    g_autofree char *undone = NULL;
    if (is_type(object, "text", "html"))
        undone = html_to_text(text);
    else if (format != NULL && g_ascii_strcasecmp(format, "flowed") == 0)
        undone = flowed_unwrap(text, delsp != NULL && g_ascii_strcasecmp(delsp, "yes") == 0);
    if (undone == NULL)
        return text;
    g_free(text);
    return g_steal_pointer(&undone);
}

static gboolean is_blank(const char *text)
{
    for (; *text != '\0'; text = g_utf8_next_char(text))
        if (!g_unichar_isspace(g_utf8_get_char(text)))
            return FALSE;
    return TRUE;
}

/* What cannot be read: said so, never silently empty. */
static const char *unreadable_kind(GMimeObject *object)
{
    const char *name = parameter(object, "name");
    if (is_type(object, "multipart", "encrypted"))
        return "encrypted";
    if (is_type(object, "application", "x-microsoft-rpmsg-message")
        || (name != NULL && g_ascii_strcasecmp(name, "message.rpmsg") == 0))
        return "protected (rights management)";
    return NULL;
}

/* The part opened, if it holds a mail in another format; else NULL. */
static const Container *container_in(const Survey *survey, GMimeObject *object)
{
    if (!container_is(object))
        return NULL;
    Container *container = g_hash_table_lookup(survey->containers, object);
    if (container == NULL && g_hash_table_size(survey->containers) < CONTAINERS_MAX) {
        g_autoptr(GByteArray) bytes = part_bytes(GMIME_PART(object), CONTAINER_MAX);
        container = container_open(object, bytes, survey->charsets);
        g_hash_table_insert(survey->containers, object, container);
    }
    return container;
}

static char *pick_text(Survey *survey, GMimeObject *object, guint depth);

/* A boundary that never comes makes everything the part before the first. */
static char *prologue_text(const Survey *survey, GMimeMultipart *multipart)
{
    const char *prologue = g_mime_multipart_get_prologue(multipart);
    if (prologue == NULL)
        return NULL;
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    g_byte_array_append(bytes, (const guint8 *)prologue, (guint)MIN(strlen(prologue), ENCODED_MAX));
    return charsets_decode(survey->charsets, NULL, bytes);
}

/* The text of a multipart: its first child with words; in an alternative plain text before HTML,
   unless the plain text is empty. */
static char *pick_from_children(Survey *survey, GMimeMultipart *multipart, guint depth)
{
    gboolean alternative = is_type(GMIME_OBJECT(multipart), "multipart", "alternative");
    int count = g_mime_multipart_get_count(multipart);
    char *best = NULL;
    for (int pass = alternative ? 0 : 1; pass < 2; pass++)
        for (int i = 0; i < count && (best == NULL || is_blank(best)); i++) {
            GMimeObject *child = g_mime_multipart_get_part(multipart, i);
            if (pass == 0 && !is_type(child, "text", "plain") && !is_type(child, "multipart", "*"))
                continue;
            char *text = pick_text(survey, child, depth + 1);
            if (text == NULL)
                continue;
            g_free(best);
            best = text;
        }
    if (count == 0)
        best = prologue_text(survey, multipart);
    return best;
}

/* A Content-Type without a type means plain text (RFC 2045 5.2). */
static gboolean is_typeless(GMimeObject *object)
{
    const char *type = g_mime_object_get_header(object, "Content-Type");
    return type != NULL && memchr(type, '/', strcspn(type, ";")) == NULL;
}

/* NULL if there is no text in it. Depth and count are bounded; enclosed mails are not entered. */
static char *pick_text(Survey *survey, GMimeObject *object, guint depth)
{
    if (depth > DEPTH_MAX || survey->seen++ > PARTS_MAX)
        return NULL;
    if (GMIME_IS_MULTIPART(object))
        return pick_from_children(survey, GMIME_MULTIPART(object), depth);
    const Container *container = container_in(survey, object);
    if (container != NULL)
        return container->inner != NULL ? pick_text(survey, container->inner, depth + 1)
                                        : g_strdup(container->text);
    if (!GMIME_IS_PART(object) || (depth > 0 && is_attachment(object)))
        return NULL;
    gboolean other_text = is_type(object, "text", "calendar")
                          || is_type(object, "text", "rfc822-headers")
                          || is_type(object, "text", "vnd.google.email-reaction+json")
                          || is_type(object, "text", "x-amp-html");
    gboolean is_text = is_type(object, "text", "*") && !other_text;
    return is_text || is_typeless(object) ? part_text(survey, object) : NULL;
}

static char *calendar_method(const Survey *survey, GMimeObject *object)
{
    const char *method = parameter(object, "method");
    if (method != NULL)
        return g_ascii_strup(method, -1);
    g_autofree char *text = part_text(survey, object);
    const char *line = strstr(text, "\nMETHOD:");
    return line == NULL ? g_strdup("") : g_strndup(line + 8, strcspn(line + 8, " \n"));
}

static void keep_field(GString *lines, GMimeObject *object, const char *name)
{
    const char *value = g_mime_object_get_header(object, name);
    if (value != NULL && strlen(value) < 8192)
        g_string_append_printf(lines, "%s: %s\n", name, value);
}

static void append_status(char **status, const Survey *survey, GMimeObject *object)
{
    g_autofree char *text = part_text(survey, object);
    g_autofree char *before = *status;
    g_autofree char *both = g_strdup_printf("%s\n\n%s", before != NULL ? before : "", text);
    *status = text_truncate(both, STATUS_MAX);
}

static gboolean is_delivery_status(GMimeObject *object)
{
    return is_type(object, "message", "delivery-status")
           || is_type(object, "message", "global-delivery-status");
}

static char *token_fields(GMimeMessage *message)
{
    g_autoptr(GString) lines = g_string_new(NULL);
    keep_field(lines, GMIME_OBJECT(message), "Message-ID");
    keep_field(lines, GMIME_OBJECT(message), "Reply-To");
    keep_field(lines, GMIME_OBJECT(message), "References");
    keep_field(lines, GMIME_OBJECT(message), "To");
    return g_utf8_make_valid(lines->str, -1);
}

/* A virus scanner's or mailbox rule's mail around a delivery report: the report is what counts,
   and the mail that it returns. */
static void survey_enclosed_report(Survey *survey, GMimeMultipart *report)
{
    int count = MIN(g_mime_multipart_get_count(report), (int)ENCLOSED_MAX);
    for (int i = 0; i < count; i++) {
        GMimeObject *child = g_mime_multipart_get_part(report, i);
        if (GMIME_IS_MESSAGE_PART(child)) {
            GMimeMessage *returned = g_mime_message_part_get_message(GMIME_MESSAGE_PART(child));
            if (returned == NULL)
                continue;
            g_free(survey->parts->returned);
            survey->parts->returned = token_fields(returned);
        } else if (GMIME_IS_PART(child) && is_delivery_status(child)) {
            append_status(&survey->parts->enclosed_status, survey, child);
        }
    }
}

/* The fields of the returned mail in which our token may stand. */
static void survey_returned(Survey *survey, GMimeObject *object)
{
    if (survey->parts->returned != NULL)
        return;
    if (GMIME_IS_MESSAGE_PART(object)) {
        GMimeMessage *message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
        if (message == NULL)
            return;
        survey->parts->returned = token_fields(message);
        GMimeObject *body = g_mime_message_get_mime_part(message);
        if (body != NULL && GMIME_IS_MULTIPART(body) && is_type(body, "multipart", "report"))
            survey_enclosed_report(survey, GMIME_MULTIPART(body));
    } else if (is_type(object, "text", "rfc822-headers")) {
        survey->parts->returned = part_text(survey, object);
    }
}

static void survey_structure(Survey *survey, GMimeObject *object, guint depth);

static void survey_part(Survey *survey, GMimeObject *object, guint depth)
{
    Parts *parts = survey->parts;
    survey_returned(survey, object);
    if (!GMIME_IS_PART(object))
        return;
    if (parts->problem == NULL)
        parts->problem = unreadable_kind(object);
    const Container *container = container_in(survey, object);
    if (container != NULL) {
        parts->is_schedule = parts->is_schedule || container->is_schedule;
        parts->problem = parts->problem != NULL ? parts->problem : container->problem;
        if (container->inner != NULL)
            survey_structure(survey, container->inner, depth + 1);
    }
    if (is_delivery_status(object)) /* some servers write more than one */
        append_status(&parts->delivery_status, survey, object);
    if (is_type(object, "message", "disposition-notification"))
        parts->has_receipt = TRUE;
    if (is_type(object, "text", "vnd.google.email-reaction+json"))
        parts->has_reaction = TRUE;
    if (parts->calendar_method == NULL && is_type(object, "text", "calendar")
        && !is_attachment(object))
        parts->calendar_method = calendar_method(survey, object);
}

static void survey_structure(Survey *survey, GMimeObject *object, guint depth)
{
    if (depth > DEPTH_MAX || survey->seen++ > PARTS_MAX)
        return;
    survey_part(survey, object, depth);
    if (!GMIME_IS_MULTIPART(object))
        return;
    if (survey->parts->problem == NULL)
        survey->parts->problem = unreadable_kind(object);
    const char *report = parameter(object, "report-type");
    if (survey->parts->report_type == NULL && is_type(object, "multipart", "report"))
        survey->parts->report_type = g_ascii_strdown(report != NULL ? report : "", -1);
    int count = g_mime_multipart_get_count(GMIME_MULTIPART(object));
    for (int i = 0; i < count; i++)
        survey_structure(survey, g_mime_multipart_get_part(GMIME_MULTIPART(object), i), depth + 1);
}

static void read_header(Parts *parts, GMimeMessage *message)
{
    const char *subject = g_mime_message_get_subject(message);
    parts->subject = g_utf8_make_valid(subject != NULL ? subject : "", -1);
    InternetAddressList *from = g_mime_message_get_from(message);
    InternetAddress *only = from != NULL && internet_address_list_length(from) == 1
                                ? internet_address_list_get_address(from, 0)
                                : NULL;
    const char *name = only != NULL ? internet_address_get_name(only) : NULL;
    parts->from_name = g_utf8_make_valid(name != NULL ? name : "", -1);
    if (only != NULL && INTERNET_ADDRESS_IS_MAILBOX(only))
        parts->from =
            address_normalise(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(only)));
    GDateTime *date = g_mime_message_get_date(message);
    parts->sent_at = date != NULL ? MAX(g_date_time_to_unix(date), 0) : 0;
}

static void read_body(Survey *survey, GMimeObject *body)
{
    Parts *parts = survey->parts;
    survey_structure(survey, body, 0);
    survey->seen = 0;
    parts->text = pick_text(survey, body, 0);
    char *unsigned_text = parts->text != NULL ? pgp_without_armour(parts->text) : NULL;
    if (unsigned_text != NULL) {
        g_free(parts->text);
        parts->text = unsigned_text;
    }
    gboolean has_words = parts->text != NULL && !is_blank(parts->text);
    if (has_words && pgp_is_encrypted(parts->text))
        parts->problem = "encrypted (PGP)";
    else if (has_words && parts->problem != NULL && !is_type(body, "multipart", "encrypted")
             && !g_str_has_prefix(parts->problem, "protected"))
        parts->problem = NULL; /* a signature or winmail.dat beside the text */
    else if (parts->text == NULL && parts->problem == NULL)
        parts->problem = "no text in it";
}

void parts_prepare(void)
{
    g_mime_init();
    cms_prepare();
    static const char sample[] = "From: a@b.example\nDate: Tue, 07 Jul 2026 09:00:00 -0400\n"
                                 "Subject: =?iso-8859-1?q?=E9?= =?utf-8?b?w6k=?=\n\nx\n";
    g_autoptr(GMimeStream) stream = g_mime_stream_mem_new_with_buffer(sample, strlen(sample));
    g_autoptr(GMimeParser) parser = g_mime_parser_new_with_stream(stream);
    g_autoptr(GMimeMessage) message = g_mime_parser_construct_message(parser, NULL);
    g_assert(g_mime_message_get_subject(message) != NULL);
}

Parts *parts_read(const char *bytes, gsize length, const Charsets *charsets)
{
    static const char *fallback[] = {"utf-8", "windows-1252", NULL};
    Parts *parts = g_new0(Parts, 1);
    g_autoptr(GMimeStream) stream = g_mime_stream_mem_new_with_buffer(bytes, length);
    g_autoptr(GMimeParser) parser = g_mime_parser_new_with_stream(stream);
    g_autoptr(GMimeParserOptions) options = g_mime_parser_options_new();
    g_mime_parser_options_set_fallback_charsets(options, fallback);
    g_autoptr(GMimeMessage) message = g_mime_parser_construct_message(parser, options);
    g_autoptr(GHashTable) containers = g_hash_table_new_full(NULL, NULL, NULL, container_free);
    Survey survey = {.parts = parts, .charsets = charsets, .containers = containers};
    if (message == NULL) {
        parts->subject = g_strdup("");
        parts->from_name = g_strdup("");
        parts->problem = "no mail";
        return parts;
    }
    read_header(parts, message);
    GMimeObject *body = g_mime_message_get_mime_part(message);
    if (body != NULL)
        read_body(&survey, body);
    else
        parts->text = g_strdup("");
    return parts;
}

void parts_free(Parts *parts)
{
    if (parts == NULL)
        return;
    g_free(parts->text);
    g_free(parts->subject);
    g_free(parts->from_name);
    g_free(parts->from);
    g_free(parts->report_type);
    g_free(parts->delivery_status);
    g_free(parts->enclosed_status);
    g_free(parts->returned);
    g_free(parts->calendar_method);
    g_free(parts);
}
