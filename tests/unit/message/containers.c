/* SPDX-License-Identifier: MIT */
/* Mails inside mails: opaque S/MIME and winmail.dat. */
#include <openssl/cms.h>

#include "mails.h"
#include "message/cms.h"
#include "message/reader.h"
#include "message/rtf.h"
#include "message/tnef.h"

#define INNER                                                                                      \
    "Content-Type: text/plain; charset=utf-8\r\n\r\nYes, gladly.\r\n\r\n"                          \
    "On Mon, 6 Jul 2026, X <x@y.example> wrote:\r\n> Dear Ben\r\n"

static void add_bytes(GByteArray *out, const void *bytes, gsize length)
{
    g_byte_array_append(out, bytes, (guint)length);
}

static void add_tlv(GByteArray *out, guint8 tag, const GByteArray *value)
{
    const guint8 head[] = {tag, 0x82, (guint8)(value->len >> 8), (guint8)value->len};
    add_bytes(out, head, sizeof head);
    add_bytes(out, value->data, value->len);
}

static const guint8 signed_data[] = {6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2};
static const guint8 data[] = {6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 1};
static const guint8 version_and_no_digests[] = {2, 1, 1, 0x31, 0};
static const guint8 no_signers[] = {0x31, 0};

/* SignedData (RFC 5652 5.1) around the content, in definite lengths. */
static GByteArray *signed_in_der(const char *content)
{
    g_autoptr(GByteArray) octets = g_byte_array_new(), explicit0 = g_byte_array_new();
    g_autoptr(GByteArray) inner = g_byte_array_new(), body = g_byte_array_new();
    g_autoptr(GByteArray) sequence = g_byte_array_new(), wrapped = g_byte_array_new();
    g_autoptr(GByteArray) info = g_byte_array_new();
    add_bytes(octets, content, strlen(content));
    add_tlv(explicit0, 0x04, octets);
    add_bytes(inner, data, sizeof data);
    add_tlv(inner, 0xa0, explicit0);
    add_bytes(body, version_and_no_digests, sizeof version_and_no_digests);
    add_tlv(body, 0x30, inner);
    add_bytes(body, no_signers, sizeof no_signers);
    add_tlv(sequence, 0x30, body);
    add_bytes(info, signed_data, sizeof signed_data);
    add_tlv(info, 0xa0, sequence);
    GByteArray *whole = g_byte_array_new();
    add_tlv(whole, 0x30, info);
    return whole;
}

/* The same in indefinite lengths, the content in pieces of 20 octets, as Outlook and OpenSSL
   stream it. */
static GByteArray *signed_in_ber(const char *content)
{
    GByteArray *out = g_byte_array_new();
    const guint8 end[] = {0, 0};
    add_bytes(out, "\x30\x80", 2);
    add_bytes(out, signed_data, sizeof signed_data);
    add_bytes(out, "\xa0\x80\x30\x80", 4);
    add_bytes(out, version_and_no_digests, sizeof version_and_no_digests);
    add_bytes(out, "\x30\x80", 2);
    add_bytes(out, data, sizeof data);
    add_bytes(out, "\xa0\x80\x24\x80", 4);
    for (gsize at = 0; at < strlen(content); at += 20) {
        const guint8 head[] = {4, (guint8)MIN(strlen(content) - at, 20)};
        add_bytes(out, head, 2);
        add_bytes(out, content + at, head[1]);
    }
    for (guint i = 0; i < 3; i++)
        add_bytes(out, end, 2);
    add_bytes(out, no_signers, sizeof no_signers);
    for (guint i = 0; i < 3; i++)
        add_bytes(out, end, 2);
    return out;
}

static GByteArray *encrypted(void)
{
    unsigned char key[16] = {1};
    BIO *in = BIO_new_mem_buf(INNER, -1);
    CMS_ContentInfo *cms = CMS_EncryptedData_encrypt(in, EVP_aes_128_cbc(), key, sizeof key, 0);
    g_assert_nonnull(cms);
    unsigned char *der = NULL;
    int length = i2d_CMS_ContentInfo(cms, &der);
    g_assert_cmpint(length, >, 0);
    GByteArray *out = g_byte_array_new();
    add_bytes(out, der, (gsize)length);
    OPENSSL_free(der);
    CMS_ContentInfo_free(cms);
    BIO_free(in);
    return out;
}

static char *mail_around(const char *type, const GByteArray *content)
{
    g_autofree char *base64 = g_base64_encode(content->data, content->len);
    GString *mail = g_string_new("From: ben@energy.example\nSubject: Re: [#42]\nContent-Type: ");
    g_string_append_printf(mail, "%s\nContent-Transfer-Encoding: base64\n", type);
    g_string_append(mail, "Content-Disposition: attachment\n\n");
    for (const char *p = base64; *p != '\0'; p += strnlen(p, 76))
        g_string_append_printf(mail, "%.76s\n", p);
    return g_string_free(mail, FALSE);
}

static void assert_reads(const char *type, const GByteArray *content, const char *reply)
{
    g_autofree char *mail = mail_around(type, content);
    g_autoptr(Message) message = understood(mail);
    g_test_message("%s: %s", type, message->problem);
    g_assert_cmpstr(message->problem, ==, NULL);
    g_assert_cmpint(message->class, ==, MESSAGE_PERSON);
    g_assert_cmpstr(message->reply, ==, reply);
}

static void assert_unreadable(const char *type, const GByteArray *content, const char *problem)
{
    g_autofree char *mail = mail_around(type, content);
    g_autoptr(Message) message = understood(mail);
    g_assert_cmpint(message->class, ==, MESSAGE_UNREADABLE);
    g_assert_cmpstr(message->problem, ==, problem);
    g_assert_cmpstr(message->reply, ==, "");
}

static void what_was_signed_is_read(void)
{
    static const char *const types[] = {
        "application/pkcs7-mime; smime-type=signed-data; name=smime.p7m",
        "application/x-pkcs7-mime; name=smime.p7m", "application/pkcs7-mime",
        "application/octet-stream; name=\"smime.p7m\""};
    g_autoptr(GByteArray) der = signed_in_der(INNER);
    g_autoptr(GByteArray) ber = signed_in_ber(INNER);
    for (gsize i = 0; i < G_N_ELEMENTS(types); i++) {
        assert_reads(types[i], der, "Yes, gladly.");
        assert_reads(types[i], ber, "Yes, gladly.");
    }
}

static void a_signature_in_a_signature_is_read(void)
{
    g_autoptr(GByteArray) inner = signed_in_der(INNER);
    g_autofree char *base64 = g_base64_encode(inner->data, inner->len);
    g_autofree char *entity = g_strdup_printf(
        "Content-Type: application/pkcs7-mime\r\nContent-Transfer-Encoding: base64\r\n\r\n%s\r\n",
        base64);
    g_autoptr(GByteArray) outer = signed_in_ber(entity);
    assert_reads("application/pkcs7-mime", outer, "Yes, gladly.");
}

static void what_is_encrypted_or_broken_is_said_to_be(void)
{
    g_autoptr(GByteArray) secret = encrypted();
    assert_unreadable("application/pkcs7-mime; smime-type=enveloped-data", secret,
                      "encrypted (S/MIME)");
    assert_unreadable("application/pkcs7-mime; smime-type=signed-data", secret,
                      "encrypted (S/MIME)");
    g_autoptr(GByteArray) whole = signed_in_der(INNER);
    g_byte_array_set_size(whole, whole->len / 2);
    assert_unreadable("application/pkcs7-mime", whole, "S/MIME that cannot be read");
}

/* libcrypto must need no file when the sandbox is closed. */
static void the_sandboxed_process_opens_them(void)
{
    const ReaderOptions options = {.address = "mentoring@programme.example"};
    g_autoptr(Reader) reader = reader_new(&options);
    g_autoptr(GByteArray) ber = signed_in_ber(INNER);
    g_autofree char *text = mail_around("application/pkcs7-mime", ber);
    g_autoptr(GBytes) mail = g_bytes_new(text, strlen(text));
    g_autoptr(GError) error = NULL;
    g_autoptr(Message) message = reader_read(reader, mail, NULL, FALSE, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(message->reply, ==, "Yes, gladly.");
}

static void add_number(GByteArray *out, guint32 number, guint bytes)
{
    for (guint i = 0; i < bytes; i++) {
        guint8 byte = (guint8)(number >> (8 * i));
        g_byte_array_append(out, &byte, 1);
    }
}

static void add_attribute(GByteArray *out, guint32 id, const void *value, gsize length)
{
    add_number(out, 1, 1);
    add_number(out, id, 4);
    add_number(out, (guint32)length, 4);
    add_bytes(out, value, length);
    add_number(out, 0, 2);
}

static GByteArray *tnef_new(const char *message_class)
{
    GByteArray *out = g_byte_array_new();
    add_number(out, 0x223e9f78, 4);
    add_number(out, 1, 2);
    add_attribute(out, 0x78008, message_class, strlen(message_class) + 1);
    return out;
}

static void add_property(GByteArray *out, guint32 type, guint32 id, const void *value, gsize length)
{
    add_number(out, type, 2);
    add_number(out, id, 2);
    add_number(out, 1, 4);
    add_number(out, (guint32)length, 4);
    add_bytes(out, value, length);
    add_number(out, 0, (guint)((4 - length % 4) % 4));
}

/* One property between a number and a named one, as they stand in life. */
static GByteArray *tnef_with(guint32 type, guint32 id, const void *value, gsize length)
{
    g_autoptr(GByteArray) properties = g_byte_array_new();
    add_number(properties, 3, 4);
    add_number(properties, 0x0003, 2);
    add_number(properties, 0x3fde, 2);
    add_number(properties, 65001, 4);
    add_number(properties, 0x001e, 2);
    add_number(properties, 0x8001, 2);
    for (guint i = 0; i < 5; i++)
        add_number(properties, i == 4 ? 1 : 7, 4);
    add_number(properties, 6, 4);
    add_bytes(properties, "a\0b\0\0\0\0\0", 8);
    add_number(properties, 1, 4);
    add_number(properties, 3, 4);
    add_bytes(properties, "xy\0\0", 4);
    add_property(properties, type, id, value, length);
    GByteArray *out = tnef_new("IPM.Note");
    add_attribute(out, 0x69003, properties->data, properties->len);
    return out;
}

#define TNEF_TYPE "application/ms-tnef; name=winmail.dat"

static void every_form_of_text_in_winmail_dat_is_read(void)
{
    static const char html[] = "<p>Yes, <b>gladly</b>.</p><p style=\"display:none\">no</p>";
    static const char wide[] = "Y\0e\0s\0,\0 \0g\0l\0a\0d\0l\0y\0.\0\0\0";
    g_autoptr(GByteArray) body = tnef_new("IPM.Microsoft Mail.Note");
    add_attribute(body, 0x2800c, "Yes, gladly.\r\n", 15);
    assert_reads(TNEF_TYPE, body, "Yes, gladly.");
    assert_reads("application/octet-stream; name=\"WinMail.dat\"", body, "Yes, gladly.");
    g_autoptr(GByteArray) narrow = tnef_with(0x001e, 0x1000, "Yes, gladly.", 13);
    assert_reads("application/vnd.ms-tnef", narrow, "Yes, gladly.");
    g_autoptr(GByteArray) unicode = tnef_with(0x001f, 0x1000, wide, sizeof wide - 1);
    assert_reads(TNEF_TYPE, unicode, "Yes, gladly.");
    g_autoptr(GByteArray) web = tnef_with(0x0102, 0x1013, html, sizeof html - 1);
    assert_reads(TNEF_TYPE, web, "Yes, gladly.");
}

static GByteArray *stored_rtf(const char *rtf)
{
    GByteArray *out = g_byte_array_new();
    add_number(out, (guint32)strlen(rtf) + 12, 4);
    add_number(out, (guint32)strlen(rtf), 4);
    add_number(out, 0x414c454d, 4);
    add_number(out, 0, 4);
    add_bytes(out, rtf, strlen(rtf));
    return out;
}

static void rich_text_in_winmail_dat_is_read(void)
{
    static const struct {
        const char *rtf, *reply;
    } cases[] = {
        {"{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}{\\*\\generator no}Yes,\\par gladly.{\\v not}}",
         "Yes,\ngladly."},
        {"{\\rtf1\\ansi\\ansicpg1252 S\\'ed \\u8364? \\u-10179?\\u-8704?\\line\\{x\\}}",
         "S\303\255 \342\202\254 \360\237\230\200\n{x}"},
        {"{\\rtf1\\fromhtml1{\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 Yes\\htmlrtf\\par}\\htmlrtf0 "
         "{\\*\\htmltag72 </p><div style=\"display:none\">}no{\\*\\htmltag72 </div>}}",
         "Yes"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GByteArray) rtf = stored_rtf(cases[i].rtf);
        g_autoptr(GByteArray) tnef = tnef_with(0x0102, 0x1009, rtf->data, rtf->len);
        assert_reads(TNEF_TYPE, tnef, cases[i].reply);
    }
}

/* "{\rtf1" stands in the window from the start; "ab" is repeated from what was written. */
static void compressed_rich_text_refers_to_what_went_before(void)
{
    static const guint8 packed[] = {0x00, 0,    0,    0,   0x00, 1,   0,    0,    'L',  'Z',
                                    'F',  'u',  0,    0,   0,    0,   0x89, 0x00, 0x04, ' ',
                                    'a',  0x0d, 0x64, 'b', 'c',  'd', 'e',  0x0d, 0x60, '}'};
    g_autoptr(GByteArray) rtf = rtf_decompress(packed, sizeof packed);
    g_assert_nonnull(rtf);
    g_assert_cmpmem(rtf->data, 6, "{\\rtf1", 6);
    g_assert_cmpmem(rtf->data + 6, 2, " a", 2);
    g_assert_null(rtf_decompress(packed, 10));
    g_assert_null(rtf_decompress((const guint8 *)"0000000000000000000000", 22));
}

static void a_meeting_in_winmail_dat_is_no_answer(void)
{
    static const char *const classes[] = {"IPM.Schedule.Meeting.Resp.Pos",
                                          "IPM.Microsoft Schedule.MtgRespP"};
    for (gsize i = 0; i < G_N_ELEMENTS(classes); i++) {
        g_autoptr(GByteArray) tnef = tnef_new(classes[i]);
        add_attribute(tnef, 0x2800c, "I accept", 9);
        g_autofree char *mail = mail_around(TNEF_TYPE, tnef);
        g_autoptr(Message) message = understood(mail);
        g_assert_cmpint(message->class, ==, MESSAGE_OTHER);
    }
}

/* Whatever byte is cut off or turned over: an answer or none, never a crash. */
static void broken_containers_do_no_harm(void)
{
    g_autoptr(GByteArray) web = tnef_with(0x0102, 0x1013, "<p>Yes", 6);
    g_autoptr(GByteArray) der = signed_in_der(INNER);
    GByteArray *const wholes[] = {web, der};
    for (gsize w = 0; w < G_N_ELEMENTS(wholes); w++)
        for (guint i = 0; i < wholes[w]->len; i++) {
            g_autoptr(GByteArray) broken = g_byte_array_new();
            add_bytes(broken, wholes[w]->data, wholes[w]->len);
            broken->data[i] ^= 0xff;
            g_autofree char *mail =
                mail_around(w == 0 ? TNEF_TYPE : "application/pkcs7-mime", broken);
            g_autoptr(Message) message = understood(mail);
            g_assert_nonnull(message->reply);
            g_byte_array_set_size(broken, i);
            g_autofree char *cut =
                mail_around(w == 0 ? TNEF_TYPE : "application/pkcs7-mime", broken);
            g_autoptr(Message) shorter = understood(cut);
            g_assert_nonnull(shorter->reply);
        }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/containers/what_was_signed_is_read", what_was_signed_is_read);
    g_test_add_func("/containers/a_signature_in_a_signature_is_read",
                    a_signature_in_a_signature_is_read);
    g_test_add_func("/containers/what_is_encrypted_or_broken_is_said_to_be",
                    what_is_encrypted_or_broken_is_said_to_be);
    g_test_add_func("/containers/the_sandboxed_process_opens_them",
                    the_sandboxed_process_opens_them);
    g_test_add_func("/containers/every_form_of_text_in_winmail_dat_is_read",
                    every_form_of_text_in_winmail_dat_is_read);
    g_test_add_func("/containers/rich_text_in_winmail_dat_is_read",
                    rich_text_in_winmail_dat_is_read);
    g_test_add_func("/containers/compressed_rich_text_refers_to_what_went_before",
                    compressed_rich_text_refers_to_what_went_before);
    g_test_add_func("/containers/a_meeting_in_winmail_dat_is_no_answer",
                    a_meeting_in_winmail_dat_is_no_answer);
    g_test_add_func("/containers/broken_containers_do_no_harm", broken_containers_do_no_harm);
    return g_test_run();
}
