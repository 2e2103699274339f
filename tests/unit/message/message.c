/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "mails.h"

static void set(char **slot, const char *value)
{
    g_free(*slot);
    *slot = g_strdup(value);
}

static Message *sample(void)
{
    Message *m = message_new();
    m->class = MESSAGE_BOUNCE;
    set(&m->class_reason, "delivery report: failed");
    set(&m->message_id, "m1@energy.example");
    set(&m->references, "<a@p.example> <b@p.example>");
    set(&m->from, "ben@energy.example");
    set(&m->from_name, "B\303\251n");
    set(&m->subject, "Re: [#42]");
    set(&m->reply, "yes\nplease");
    set(&m->quoted, "> no\n");
    m->sent_at = 1782000000;
    m->authenticated = AUTHENTICATED_FAIL;
    m->problem = g_strdup("too large");
    g_ptr_array_add(m->tokens, g_strdup("abcdefghijklmnopqrstuvwxyz"));
    FailedRecipient *failed = g_new0(FailedRecipient, 1);
    failed->recipient = g_strdup("x@y.example");
    failed->status = g_strdup("5.1.1");
    failed->permanent = TRUE;
    g_ptr_array_add(m->failed, failed);
    FailedRecipient *delayed = g_new0(FailedRecipient, 1);
    delayed->recipient = g_strdup("z@y.example");
    delayed->status = g_strdup("");
    g_ptr_array_add(m->delayed, delayed);
    taken_add(m->taken, TAKEN_BANNER, "[EXTERNAL]");
    inline_answer_add(m->inline_answers, "* ACCEPT: yes", "please");
    g_free(m->semantic_hash);
    m->semantic_hash = g_strnfill(64, 'a');
    return m;
}

static void what_is_serialised_comes_back(void)
{
    g_autoptr(Message) m = sample();
    g_autoptr(GBytes) bytes = message_serialise(m);
    g_autoptr(Message) back = message_deserialise(bytes);
    g_assert_nonnull(back);
    g_assert_cmpint(back->class, ==, MESSAGE_BOUNCE);
    g_assert_cmpint(back->authenticated, ==, AUTHENTICATED_FAIL);
    g_assert_cmpstr(back->from, ==, m->from);
    g_assert_cmpstr(back->from_name, ==, m->from_name);
    g_assert_cmpstr(back->reply, ==, m->reply);
    g_assert_cmpstr(back->quoted, ==, m->quoted);
    g_assert_cmpstr(back->references, ==, m->references);
    g_assert_cmpstr(back->problem, ==, "too large");
    g_assert_cmpint(back->sent_at, ==, m->sent_at);
    g_assert_cmpuint(back->tokens->len, ==, 1);
    const FailedRecipient *failed = g_ptr_array_index(back->failed, 0);
    g_assert_cmpstr(failed->status, ==, "5.1.1");
    g_assert_true(failed->permanent);
    g_assert_cmpuint(back->delayed->len, ==, 1);
    g_assert_cmpstr(((FailedRecipient *)back->delayed->pdata[0])->recipient, ==, "z@y.example");
    g_assert_cmpuint(back->taken->len, ==, 1);
    g_assert_cmpint(((Taken *)back->taken->pdata[0])->kind, ==, TAKEN_BANNER);
    g_assert_cmpstr(((Taken *)back->taken->pdata[0])->text, ==, "[EXTERNAL]");
    g_assert_cmpuint(back->inline_answers->len, ==, 1);
    const InlineAnswer *answer = back->inline_answers->pdata[0];
    g_assert_cmpstr(answer->below, ==, "* ACCEPT: yes");
    g_assert_cmpstr(answer->text, ==, "please");
    g_autoptr(Message) empty = message_new();
    g_autoptr(GBytes) little = message_serialise(empty);
    g_autoptr(Message) empty_back = message_deserialise(little);
    g_assert_nonnull(empty_back);
    g_assert_null(empty_back->problem);
}

/* Each of these is what a process that was taken over might answer. */
static void spoil(Message *m, guint how)
{
    switch (how) {
    case 0:
        set(&m->from, "Ben@energy.example");
        break;
    case 1:
        set(&m->from, "ben@energy.example\r\nBcc: x@y.example");
        break;
    case 2:
        set(&m->from, "ben");
        break;
    case 3:
        set(&m->subject, "a\nb");
        break;
    case 4:
        set(&m->subject, "a\342\200\256b");
        break;
    case 5:
        set(&m->from_name, "a\001");
        break;
    case 6:
        set(&m->message_id, "a b@c");
        break;
    case 7:
        set(&m->message_id, "a>@c");
        break;
    case 8:
        set(&m->references, "<a@b>\n<c@d>");
        break;
    case 9:
        set(&m->reply, "a\033[2Jb");
        break;
    case 10:
        set(&m->quoted, "a\r\nb");
        break;
    case 11:
        m->sent_at = -1;
        break;
    case 12:
        m->sent_at = G_MAXINT64;
        break;
    case 13:
        set(&m->semantic_hash, "zz");
        break;
    case 14:
        set(&m->problem, "a\tb");
        break;
    case 15:
        g_ptr_array_add(m->tokens, g_strdup("short"));
        break;
    case 16:
        g_ptr_array_add(m->tokens, g_strdup("ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
        break;
    case 17:
        set(&((FailedRecipient *)g_ptr_array_index(m->failed, 0))->recipient, "");
        break;
    case 18:
        set(&((FailedRecipient *)g_ptr_array_index(m->failed, 0))->recipient, "a@b c");
        break;
    case 19:
        set(&((FailedRecipient *)g_ptr_array_index(m->failed, 0))->status, "5.x");
        break;
    case 20:
        m->class = (MessageClass)17;
        break;
    case 21:
        m->authenticated = (Authenticated)9;
        break;
    case 22:
        g_free(m->reply);
        m->reply = g_strnfill(300 * 1024, 'a');
        break;
    case 23:
        g_free(m->subject);
        m->subject = g_strnfill(5000, 'a');
        break;
    case 24:
        for (guint i = 0; i < 100; i++)
            g_ptr_array_add(m->tokens, g_strdup("abcdefghijklmnopqrstuvwxyz"));
        break;
    case 25:
        set(&((FailedRecipient *)g_ptr_array_index(m->delayed, 0))->recipient, "a@b c");
        break;
    case 26:
        taken_add(m->taken, (TakenKind)9, "x");
        break;
    case 27:
        taken_add(m->taken, TAKEN_QUOTE, "x\ny");
        break;
    case 28:
        for (guint i = 0; i < 200; i++)
            taken_add(m->taken, TAKEN_QUOTE, "x");
        break;
    }
}

static void a_hostile_answer_is_refused(void)
{
    for (guint how = 0; how <= 28; how++) {
        g_autoptr(Message) m = sample();
        spoil(m, how);
        g_autoptr(GBytes) bytes = message_serialise(m);
        g_autoptr(Message) back = message_deserialise(bytes);
        g_test_message("%u", how);
        g_assert_null(back);
    }
}

static void random_and_damaged_bytes_never_crash(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(11);
    g_autoptr(Message) m = sample();
    g_autoptr(GBytes) good = message_serialise(m);
    gsize size = 0;
    const guint8 *data = g_bytes_get_data(good, &size);
    guint refused = 0;
    for (guint round = 0; round < 20000; round++) {
        g_autofree guint8 *copy = g_memdup2(data, size);
        gsize length = round % 3 == 0 ? (gsize)g_rand_int_range(rand, 0, (gint32)size) : size;
        for (guint i = 0; i < 1 + round % 7; i++)
            copy[g_rand_int_range(rand, 0, (gint32)size)] = (guint8)g_rand_int(rand);
        g_autoptr(GBytes) bytes = g_bytes_new(copy, length);
        g_autoptr(Message) back = message_deserialise(bytes);
        refused += back == NULL;
    }
    g_assert_cmpuint(refused, >, 10000);
}

static void the_hash_knows_a_mail_again_whatever_its_bytes(void)
{
    g_autofree char *plain = reply_with("", "Re: x", "yes  please\n\n\n");
    g_autofree char *other = reply_with("", "Re: x", "no thanks\n");
    g_autoptr(Message) a = understood(plain);
    g_autoptr(Message) same = understood(
        "Received: from x by y; z\nMessage-ID: <m1@energy.example>\nSubject: =?utf-8?q?Re:_x?=\n"
        "From: ben@energy.example\nDate: Thu, 02 Jul 2026 14:00:00 +0000\n"
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Transfer-Encoding: base64\n\n"
        "eWVzICBwbGVhc2U=\n--b--\n");
    g_autoptr(Message) b = understood(other);
    g_assert_cmpuint(strlen(a->semantic_hash), ==, 64);
    g_assert_cmpstr(a->semantic_hash, ==, same->semantic_hash);
    g_assert_cmpstr(a->semantic_hash, !=, b->semantic_hash);
}

static void every_class_has_a_name(void)
{
    g_assert_cmpstr(message_class_name(MESSAGE_PERSON), ==, "person");
    g_assert_cmpstr(message_class_name(MESSAGE_AUTOREPLY), ==, "autoreply");
    g_assert_cmpstr(message_class_name(MESSAGE_BOUNCE), ==, "bounce");
    g_assert_cmpstr(message_class_name(MESSAGE_RECEIPT), ==, "receipt");
    g_assert_cmpstr(message_class_name(MESSAGE_OTHER), ==, "other");
    g_assert_cmpstr(message_class_name(MESSAGE_UNREADABLE), ==, "unreadable");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/message/what_is_serialised_comes_back", what_is_serialised_comes_back);
    g_test_add_func("/message/a_hostile_answer_is_refused", a_hostile_answer_is_refused);
    g_test_add_func("/message/random_and_damaged_bytes_never_crash",
                    random_and_damaged_bytes_never_crash);
    g_test_add_func("/message/the_hash_knows_a_mail_again_whatever_its_bytes",
                    the_hash_knows_a_mail_again_whatever_its_bytes);
    g_test_add_func("/message/every_class_has_a_name", every_class_has_a_name);
    return g_test_run();
}
