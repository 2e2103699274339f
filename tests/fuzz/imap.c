/* SPDX-License-Identifier: MIT */
/* The whole mailbox on a server that says anything, libetpan inside: every call ends, only what was
   asked for is taken, and no error tells a secret. */
#include "base/failure.h"
#include "mailbox/mailbox.h"
#include "tests/fuzz/fake-imap.h"

enum { FETCHED_MAX = 1024 * 1024, LITERAL_DIGITS = 6 };

/* libetpan reserves a whole literal at once, which the sanitizer fills: nasty-imap.c has those. */
static gboolean has_huge_literal(const char *text)
{
    for (const char *p = strchr(text, '{'); p != NULL; p = strchr(p + 1, '{'))
        if (strspn(p + 1, "0123456789") > LITERAL_DIGITS)
            return TRUE;
    return FALSE;
}

/* libetpan 1.9.4 reads through NULL where such an answer is cut short. The server is one that we
   have chosen, over TLS; a stranger's mail never gets into these answers. */
static gboolean hits_what_is_known(const Input *input)
{
    static const char *const known[] = {"PERMANENTFLAGS", "NAMESPACE", "ANNOTATEMORE"};
    g_autofree char *upper = g_ascii_strup(input->at, (gssize)input->left);
    for (gsize i = 0; i < input->left; i++)
        upper[i] = upper[i] == '\0' ? ' ' : upper[i];
    for (gsize i = 0; i < G_N_ELEMENTS(known); i++)
        if (strstr(upper, known[i]) != NULL)
            return TRUE;
    return has_huge_literal(upper);
}

static void check_ending(gboolean done, const GError *error)
{
    g_assert_true(done == (error == NULL));
    if (error == NULL)
        return;
    g_assert_true(error->domain == FAILURE);
    g_assert_true(error->code == FAILURE_TEMPORARY || error->code == FAILURE_OPERATOR);
    fuzz_check_line(error->message, 1000);
    g_assert_null(strstr(error->message, "secret"));
}

static void take(const MailRef *ref, GBytes *bytes, gpointer data)
{
    const GPtrArray *refs = data;
    g_assert_true(g_ptr_array_find((GPtrArray *)refs, ref, NULL));
    g_assert_cmpuint(g_bytes_get_size(bytes), <=, ref->size + ref->size / 2 + FETCHED_MAX);
}

static gboolean list(Mailbox *mailbox, GPtrArray **refs)
{
    g_autoptr(GError) error = NULL;
    gboolean done = mailbox_list(mailbox, refs, &error);
    check_ending(done, error);
    for (guint i = 0; done && i < (*refs)->len; i++)
        g_assert_nonnull(strchr(((const MailRef *)(*refs)->pdata[i])->name, '/'));
    return done;
}

static void use(Mailbox *mailbox, const GPtrArray *refs, gboolean header_only)
{
    g_autoptr(GError) fetching = NULL;
    g_autoptr(GError) filing = NULL;
    gboolean done = mailbox_fetch(mailbox, refs, header_only, take, (gpointer)refs, &fetching);
    check_ending(done, fetching);
    done = mailbox_file(mailbox, refs, MAILBOX_HANDLED, &filing);
    check_ending(done, filing);
}

FUZZ(input)
{
    static const MailboxOptions options = {.url = "imap://127.0.0.1/",
                                           .user = "mentoring",
                                           .password = "secret",
                                           .tls_off = TRUE,
                                           .handled = "Handled",
                                           .quarantine = "Quarantine",
                                           .timeout_seconds = 1};
    if (hits_what_is_known(input))
        return;
    g_autoptr(GError) error = NULL;
    gboolean header_only = fuzz_byte(input) & 1;
    fake_imap_start(input);
    g_autoptr(Mailbox) mailbox = mailbox_new(&options, &error);
    g_assert_no_error(error);
    g_autoptr(GPtrArray) refs = NULL;
    if (list(mailbox, &refs))
        use(mailbox, refs, header_only);
    fake_imap_stop();
}
