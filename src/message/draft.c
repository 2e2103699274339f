/* SPDX-License-Identifier: MIT */
#include "message/draft.h"

#include <string.h>

#include "base/address.h"
#include "base/clock.h"
#include "base/failure.h"
#include "base/text.h"
#include "message/gmime-cleanups.h"
#include "message/header.h"

enum {
    SHOWN_NAME_MAX = 60,
    SUBJECT_MAX = 200,
    ID_MAX = 200,
    REFERENCES_MAX = 4000,
    LETTER_MAX = 40
};

/* The header fields that every letter has, and those that only answers have. */
static const char *const always[] = {"From",
                                     "To",
                                     "Reply-To",
                                     "Subject",
                                     "Date",
                                     "Message-Id",
                                     "Auto-Submitted",
                                     "X-Auto-Response-Suppress",
                                     "X-Mentord-Letter",
                                     "MIME-Version",
                                     "Content-Type"};

/* One line, and nothing that a reader's program would decode again: "=?" starts an encoded word. */
static char *safe_words(const char *text, guint max_characters)
{
    g_autofree char *line = text_single_line(text != NULL ? text : "", max_characters);
    g_auto(GStrv) pieces = g_strsplit(line, "=?", -1);
    return g_strjoinv("= ?", pieces);
}

static gboolean is_graphic(const char *text, gsize max, const char *forbidden)
{
    for (const char *p = text; *p != '\0'; p++)
        if (*p <= ' ' || *p > '~' || strchr(forbidden, *p) != NULL)
            return FALSE;
    return *text != '\0' && strlen(text) <= max;
}

static gboolean is_id(const char *id)
{
    const char *at = strchr(id, '@');
    return at != NULL && at != id && at[1] != '\0' && is_graphic(id, ID_MAX, "<>()\\\",;:");
}

/* Ids in angle brackets, one space apart. */
static gboolean is_id_list(const char *list)
{
    g_auto(GStrv) ids = g_strsplit(list, " ", -1);
    for (char **id = ids; *id != NULL; id++) {
        gsize length = strlen(*id);
        if (length < 3 || (*id)[0] != '<' || (*id)[length - 1] != '>'
            || !is_graphic(*id + 1, REFERENCES_MAX, "<") || strchr(*id, '>') != *id + length - 1)
            return FALSE;
    }
    return ids[0] != NULL && strlen(list) <= REFERENCES_MAX;
}

static gboolean are_addresses(const char *const *addresses)
{
    for (; addresses != NULL && *addresses != NULL; addresses++)
        if (!address_is_valid(*addresses))
            return FALSE;
    return TRUE;
}

static const char *draft_problem(const Draft *draft)
{
    if (!address_is_valid(draft->from) || draft->to == NULL || draft->to[0] == NULL
        || !are_addresses(draft->to) || !are_addresses(draft->reply_to))
        return "an address is missing or malformed";
    if (!is_id(draft->message_id))
        return "the Message-ID is malformed";
    if ((draft->in_reply_to != NULL && !is_id_list(draft->in_reply_to))
        || (draft->references != NULL && !is_id_list(draft->references)))
        return "an id that is referred to is malformed";
    if (!is_graphic(draft->letter, LETTER_MAX, "\""))
        return "the letter's name is malformed";
    if (!g_utf8_validate(draft->text, -1, NULL) || !g_utf8_validate(draft->html, -1, NULL))
        return "the text is not UTF-8";
    return NULL;
}

static void add_addresses(GMimeMessage *message, GMimeAddressType type, const char *const *names,
                          const char *const *addresses)
{
    for (guint i = 0; addresses != NULL && addresses[i] != NULL; i++) {
        const char *given = names != NULL ? names[i] : NULL;
        g_autofree char *name = safe_words(given, SHOWN_NAME_MAX);
        g_mime_message_add_mailbox(message, type, *name != '\0' ? name : NULL, addresses[i]);
        names = given != NULL ? names : NULL;
    }
}

/* The fields in the order in which people expect them. */
static void add_header(GMimeMessage *message, const Draft *draft)
{
    GMimeObject *object = GMIME_OBJECT(message);
    const char *const from[] = {draft->from, NULL};
    const char *const from_names[] = {draft->from_name, NULL};
    g_autofree char *subject = safe_words(draft->subject, SUBJECT_MAX);
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(draft->date_at);
    g_autoptr(GDateTime) date = g_date_time_to_timezone(utc, draft->zone);
    add_addresses(message, GMIME_ADDRESS_TYPE_FROM, from_names, from);
    add_addresses(message, GMIME_ADDRESS_TYPE_TO, draft->to_names, draft->to);
    add_addresses(message, GMIME_ADDRESS_TYPE_REPLY_TO, NULL, draft->reply_to);
    g_mime_message_set_subject(message, subject, "utf-8");
    g_mime_message_set_date(message, date);
    g_mime_message_set_message_id(message, draft->message_id);
    if (draft->in_reply_to != NULL)
        g_mime_object_set_header(object, "In-Reply-To", draft->in_reply_to, NULL);
    if (draft->references != NULL)
        g_mime_object_set_header(object, "References", draft->references, NULL);
    g_mime_object_set_header(object, "Auto-Submitted",
                             draft->replied ? "auto-replied" : "auto-generated", NULL);
    g_mime_object_set_header(object, "X-Auto-Response-Suppress", "OOF, AutoReply, RN, NRN", NULL);
    g_mime_object_set_header(object, "X-Mentord-Letter", draft->letter, NULL);
}

/* UTF-8 always: GMime's own text part would choose a charset by the words. */
static void add_part(GMimeMultipart *multipart, const char *subtype, const char *words)
{
    g_autoptr(GMimePart) part = g_mime_part_new_with_type("text", subtype);
    g_autofree char *clean = text_clean(words, -1);
    g_autoptr(GMimeStream) stream = g_mime_stream_mem_new_with_buffer(clean, strlen(clean));
    g_autoptr(GMimeDataWrapper) content =
        g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT);
    g_mime_part_set_content(part, content);
    g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), "charset", "utf-8");
    if (strcmp(subtype, "plain") == 0)
        g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), "format", "flowed");
    g_mime_multipart_add(multipart, GMIME_OBJECT(part));
}

/* The boundary comes from the Message-ID, so that the same draft gives the same bytes; "=_" cannot
   stand in quoted-printable. */
static void add_body(GMimeMessage *message, const Draft *draft)
{
    g_autoptr(GMimeMultipart) multipart = g_mime_multipart_new_with_subtype("alternative");
    g_autofree char *digest =
        g_compute_checksum_for_string(G_CHECKSUM_SHA256, draft->message_id, -1);
    g_autofree char *boundary = g_strdup_printf("=_%.32s", digest);
    g_mime_multipart_set_boundary(multipart, boundary);
    add_part(multipart, "plain", draft->text);
    add_part(multipart, "html", draft->html);
    g_mime_message_set_mime_part(message, GMIME_OBJECT(multipart));
}

static GBytes *write_message(GMimeMessage *message)
{
    g_autoptr(GMimeStream) stream = g_mime_stream_mem_new();
    g_autoptr(GMimeFormatOptions) options = g_mime_format_options_new();
    g_mime_format_options_set_newline_format(options, GMIME_NEWLINE_FORMAT_DOS);
    g_mime_object_write_to_stream(GMIME_OBJECT(message), options, stream);
    GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    return g_bytes_new(bytes->data, bytes->len);
}

static gboolean fields_are_as_meant(const Header *header, const Draft *draft)
{
    guint expected = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(always); i++) {
        gboolean wanted = strcmp(always[i], "Reply-To") != 0
                          || (draft->reply_to != NULL && draft->reply_to[0] != NULL);
        if (header_count(header, always[i]) != (guint)wanted)
            return FALSE;
        expected += wanted;
    }
    if (header_count(header, "In-Reply-To") != (draft->in_reply_to != NULL)
        || header_count(header, "References") != (draft->references != NULL))
        return FALSE;
    expected += (draft->in_reply_to != NULL) + (draft->references != NULL);
    return header->fields->len == expected && !header->malformed;
}

static gboolean addresses_are_as_meant(const Header *header, const char *name,
                                       const char *const *meant)
{
    const char *value = header_value(header, name);
    if (value == NULL)
        return meant == NULL || meant[0] == NULL;
    g_autoptr(InternetAddressList) list = internet_address_list_parse(NULL, value);
    guint count = 0;
    while (meant != NULL && meant[count] != NULL)
        count++;
    if (list == NULL || internet_address_list_length(list) != (int)count)
        return FALSE;
    for (guint i = 0; i < count; i++) {
        InternetAddress *address = internet_address_list_get_address(list, (int)i);
        if (!INTERNET_ADDRESS_IS_MAILBOX(address)
            || strcmp(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)),
                      meant[i])
                   != 0)
            return FALSE;
    }
    return TRUE;
}

/* CRLF only, 7 bit, no line above 998 octets (RFC 5321 4.5.3.1.6). */
static gboolean bytes_are_transportable(const char *bytes, gsize length)
{
    gsize column = 0;
    for (gsize i = 0; i < length; i++) {
        gboolean ends = bytes[i] == '\r' && i + 1 < length && bytes[i + 1] == '\n';
        if ((guint8)bytes[i] >= 0x80 || bytes[i] == '\0' || (bytes[i] == '\r' && !ends)
            || (bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r')))
            return FALSE;
        column = bytes[i] == '\n' ? 0 : column + 1;
        if (column > 999)
            return FALSE;
    }
    return TRUE;
}

static gboolean is_as_meant(GBytes *bytes, const Draft *draft)
{
    gsize length = 0;
    const char *data = g_bytes_get_data(bytes, &length);
    g_autoptr(Header) header = header_new(data, length);
    const char *const from[] = {draft->from, NULL};
    return bytes_are_transportable(data, length) && fields_are_as_meant(header, draft)
           && addresses_are_as_meant(header, "From", from)
           && addresses_are_as_meant(header, "To", draft->to)
           && addresses_are_as_meant(header, "Reply-To", draft->reply_to);
}

GBytes *draft_serialise(const Draft *draft, GError **error)
{
    const char *problem = draft_problem(draft);
    if (problem != NULL) {
        failure_set(error, FAILURE_PERMANENT, "letter %s: %s", draft->letter, problem);
        return NULL;
    }
    g_mime_init();
    g_autoptr(GMimeMessage) message = g_mime_message_new(FALSE);
    add_header(message, draft);
    add_body(message, draft);
    g_autoptr(GBytes) bytes = write_message(message);
    if (!is_as_meant(bytes, draft)) {
        failure_set(error, FAILURE_PERMANENT, "letter %s: a value would change other fields",
                    draft->letter);
        return NULL;
    }
    return g_steal_pointer(&bytes);
}

GBytes *draft_redate(GBytes *bytes, gint64 date_at, GTimeZone *zone)
{
    static const char FIELD[] = "\r\nDate: ";
    gsize length = 0;
    const char *data = g_bytes_get_data(bytes, &length);
    const char *field = g_strstr_len(data, (gssize)length, FIELD);
    const char *body = g_strstr_len(data, (gssize)length, "\r\n\r\n");
    if (field == NULL || body == NULL || field > body) /* none of draft_serialise's */
        return g_bytes_ref(bytes);
    const char *value = field + strlen(FIELD);
    const char *end = g_strstr_len(value, (gssize)(data + length - value), "\r\n");
    g_autofree char *date = clock_format_date_header(date_at, zone);
    GString *dated = g_string_sized_new(length + strlen(date));
    g_string_append_len(dated, data, value - data);
    g_string_append(dated, date);
    g_string_append_len(dated, end, data + length - end);
    return g_string_free_to_bytes(dated);
}
