/* SPDX-License-Identifier: MIT */
#include "agent/batch.h"
#include "agent/steps.h"

#include "base/failure.h"
#include "store/ledger.h"

typedef struct {
    const Desk *desk;
    const Intray *intray;
} Receiving;

static void keep_bytes(const MailRef *ref, GBytes *bytes, gpointer data)
{
    Batch *batch = data;
    for (guint i = 0; i < batch->refs->len; i++) {
        const MailRef *wanted = batch->refs->pdata[i];
        if (g_str_equal(wanted->name, ref->name) && batch->bytes->pdata[i] == NULL)
            batch->bytes->pdata[i] = g_bytes_ref(bytes);
    }
}

static gboolean decide_one(const Receiving *r, Batch *batch, guint i, const Message *message,
                           const GError *unreadable, GError **error)
{
    const MailRef *ref = batch->refs->pdata[i];
    const char *outcome = NULL;
    if (unreadable != NULL && !g_error_matches(unreadable, FAILURE, FAILURE_PERMANENT)) {
        g_propagate_error(error, g_error_copy(unreadable));
        return FALSE;
    }
    if (unreadable != NULL)
        return batch_quarantine(batch, r->desk, ref, unreadable->message, error);
    if (message != NULL) {
        if (!desk_handle(r->desk, message, &outcome, error))
            return FALSE;
        g_debug("mail %.*s: %s", REF_NAME_LOGGED, ref->name, outcome);
    }
    if (!store_let_go(r->desk->store, ref->name, error))
        return FALSE;
    if (message != NULL)
        g_ptr_array_add(batch->handled, (gpointer)ref);
    return TRUE;
}

/* Mails that are read one after the other. Same indexes everywhere. */
typedef struct {
    GPtrArray *mails;   /* GBytes, borrowed from the batch */
    GPtrArray *letters; /* GBytes: ours, which the mail answers; NULL: not known */
    GArray *index;      /* guint, in the batch */
} Pass;

static Pass *pass_new(void)
{
    Pass *pass = g_new(Pass, 1);
    pass->mails = g_ptr_array_new();
    pass->letters = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    pass->index = g_array_new(FALSE, FALSE, sizeof(guint));
    return pass;
}

static void pass_free(Pass *pass)
{
    g_ptr_array_unref(pass->mails);
    g_ptr_array_unref(pass->letters);
    g_array_unref(pass->index);
    g_free(pass);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pass, pass_free)

/* Takes the letter. */
static void pass_add(Pass *pass, const Batch *batch, guint i, GBytes *letter)
{
    g_ptr_array_add(pass->mails, batch->bytes->pdata[i]);
    g_ptr_array_add(pass->letters, letter);
    g_array_append_val(pass->index, i);
}

/* A batch that is decided while it is read: the reader's process reads one mail while another is
   decided. */
typedef struct {
    const Receiving *r;
    Batch *batch;
    Message **messages; /* as in the batch */
    GError **errors;
    GError *failure; /* of the first that could not be decided: the others are only read */
    Pass *now;
    Pass *again; /* who shows only when read what it answers is read once more, with that letter */
} Reading;

static gboolean is_put_off(const Reading *reading, guint number, const Message *message)
{
    g_autoptr(GError) ignored = NULL; /* it is told when the mail is decided */
    GBytes *letter = NULL;
    if (reading->now == reading->again || reading->now->letters->pdata[number] != NULL
        || message == NULL || message->class != MESSAGE_PERSON
        || !desk_find_letter(reading->r->desk, message->tokens, &letter, &ignored)
        || letter == NULL)
        return FALSE;
    pass_add(reading->again, reading->batch, g_array_index(reading->now->index, guint, number),
             letter);
    return TRUE;
}

static void take_message(guint number, Message *message, GError *error, gpointer data)
{
    Reading *reading = data;
    guint i = g_array_index(reading->now->index, guint, number);
    if (is_put_off(reading, number, message)) {
        message_free(message);
        return;
    }
    reading->messages[i] = message;
    reading->errors[i] = error;
    if (reading->failure == NULL)
        decide_one(reading->r, reading->batch, i, message, error, &reading->failure);
    if (reading->r->intray->delivery != NULL)
        delivery_turn(reading->r->intray->delivery);
}

static void read_pass(Reading *reading, Pass *pass)
{
    Reader *reader = reading->r->intray->reader;
    reading->now = pass;
    if (!reading->batch->header_only || pass->mails->len == 0) {
        reader_read_each(reader, pass->mails, pass->letters, take_message, reading);
        return;
    }
    GError *error = NULL;
    Message *message = reader_read(reader, pass->mails->pdata[0], NULL, TRUE, &error);
    take_message(0, message, error, reading);
}

/* Who is gone from the mailbox is let go of. */
static void read_batch(Reading *reading)
{
    const Batch *batch = reading->batch;
    g_autoptr(Pass) first = pass_new();
    g_autoptr(Pass) again = pass_new();
    reading->again = again;
    for (guint i = 0; i < batch->refs->len && reading->failure == NULL; i++) {
        GBytes *letter = NULL;
        if (batch->bytes->pdata[i] == NULL)
            decide_one(reading->r, reading->batch, i, NULL, NULL, &reading->failure);
        else if (desk_find_original(reading->r->desk, batch->bytes->pdata[i], &letter,
                                    &reading->failure))
            pass_add(first, batch, i, letter);
    }
    read_pass(reading, first);
    read_pass(reading, again);
}

static gboolean decide_all(Reading *reading, GError **error)
{
    Store *store = reading->r->desk->store;
    if (!store_begin(store, error))
        return FALSE;
    read_batch(reading);
    if (reading->failure == NULL && store_commit(store, error))
        return TRUE;
    store_rollback(store);
    if (reading->failure != NULL)
        g_propagate_error(error, g_steal_pointer(&reading->failure));
    return FALSE;
}

static gboolean quarantine_alone(const Receiving *r, Batch *batch, const MailRef *ref,
                                 const char *reason, GError **error)
{
    if (!store_begin(r->desk->store, error))
        return FALSE;
    if (batch_quarantine(batch, r->desk, ref, reason, error) && store_commit(r->desk->store, error))
        return TRUE;
    store_rollback(r->desk->store);
    return FALSE;
}

/* A mail that cannot be decided although it could be read is a fault of ours: to quarantine. */
static gboolean decide_alone(const Reading *reading, guint i, GError **error)
{
    const Receiving *r = reading->r;
    Batch *batch = reading->batch;
    g_autoptr(GError) reason = NULL;
    if (!store_begin(r->desk->store, error))
        return FALSE;
    if (decide_one(r, batch, i, reading->messages[i], reading->errors[i], &reason)
        && store_commit(r->desk->store, &reason))
        return TRUE;
    store_rollback(r->desk->store);
    if (g_error_matches(reason, FAILURE, FAILURE_PERMANENT))
        return quarantine_alone(r, batch, batch->refs->pdata[i], reason->message, error);
    g_propagate_error(error, g_steal_pointer(&reason));
    return FALSE;
}

/* All in one transaction; if that fails over one of them, each in its own. */
static gboolean read_and_decide(Reading *reading, GError **error)
{
    Batch *batch = reading->batch;
    g_autoptr(GError) reason = NULL;
    if (decide_all(reading, &reason))
        return TRUE;
    if (!g_error_matches(reason, FAILURE, FAILURE_PERMANENT)) {
        g_propagate_error(error, g_steal_pointer(&reason));
        return FALSE;
    }
    g_ptr_array_set_size(batch->handled, 0);
    g_ptr_array_set_size(batch->quarantined, 0);
    for (guint i = 0; i < batch->refs->len; i++)
        if (!decide_alone(reading, i, error))
            return FALSE;
    return TRUE;
}

static gboolean understand_and_decide(const Receiving *r, Batch *batch, GError **error)
{
    guint count = batch->refs->len;
    g_autofree Message **messages = g_new0(Message *, count);
    g_autofree GError **errors = g_new0(GError *, count);
    Reading reading = {.r = r, .batch = batch, .messages = messages, .errors = errors};
    gboolean decided = read_and_decide(&reading, error);
    for (guint i = 0; i < count; i++) {
        message_free(messages[i]);
        g_clear_error(&errors[i]);
    }
    return decided;
}

static gboolean file_away(const Receiving *r, const GPtrArray *refs, MailboxFolder folder,
                          GError **error)
{
    return refs->len == 0 || mailbox_file(r->intray->mailbox, refs, folder, error);
}

static gboolean handle_batch(const Receiving *r, Batch *batch, GError **error)
{
    gboolean done = batch->refs->len == 0
                    || (mailbox_fetch(r->intray->mailbox, batch->refs, batch->header_only,
                                      keep_bytes, batch, error)
                        && understand_and_decide(r, batch, error));
    if (!done) {
        batch_give_up(batch, r->desk);
        return FALSE;
    }
    return file_away(r, batch->handled, MAILBOX_HANDLED, error)
           && file_away(r, batch->quarantined, MAILBOX_QUARANTINE, error)
           && batch_end(batch, r->desk, error);
}

/* One round's letters travel while the next batch is read. */
static void send_on(Delivery *delivery)
{
    if (delivery == NULL)
        return;
    delivery_end(delivery);
    delivery_begin(delivery);
}

gboolean receive_mails(const Desk *desk, const Intray *intray, guint *handled, GError **error)
{
    Receiving r = {.desk = desk, .intray = intray};
    g_autoptr(GPtrArray) refs = NULL;
    *handled = 0;
    if (!mailbox_list(intray->mailbox, &refs, error))
        return FALSE;
    for (guint from = 0, taken = 0; from < refs->len && !stop_is_wanted(intray->stop_fd);
         from += taken) {
        g_autoptr(Batch) batch = batch_new();
        if (!batch_begin(batch, desk, refs, from, &taken, error) || !handle_batch(&r, batch, error))
            return FALSE;
        *handled += batch->handled->len + batch->quarantined->len;
        send_on(intray->delivery);
    }
    return TRUE;
}
