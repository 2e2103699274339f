/* SPDX-License-Identifier: MIT */
#include "agent/batch.h"

#include "store/ledger.h"

enum {
    BATCH_MAILS = 250,
    BATCH_BYTES = 32 << 20,
    MAIL_BYTES_MAX = 10 << 20,
    STRIKES_MAX = 3,
};

Batch *batch_new(void)
{
    Batch *batch = g_new0(Batch, 1);
    batch->refs = g_ptr_array_new();
    batch->bytes = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    batch->handled = g_ptr_array_new();
    batch->quarantined = g_ptr_array_new();
    return batch;
}

void batch_free(Batch *batch)
{
    g_ptr_array_unref(batch->refs);
    g_ptr_array_unref(batch->bytes);
    g_ptr_array_unref(batch->handled);
    g_ptr_array_unref(batch->quarantined);
    g_free(batch);
}

gboolean batch_quarantine(Batch *batch, const Desk *desk, const MailRef *ref, const char *reason,
                          GError **error)
{
    g_message("mail %.*s goes to quarantine: %s", REF_NAME_LOGGED, ref->name, reason);
    g_ptr_array_add(batch->quarantined, (gpointer)ref);
    return store_record_quarantine(desk->store, ref->name, reason, clock_now(&desk->clock), error)
           && store_condemn(desk->store, ref->name, STRIKES_MAX, error);
}

/* The batch ends before a mail that has strikes, or is too large, unless that comes first. */
static gboolean take_in_hand(const Desk *desk, const GPtrArray *refs, guint from, Batch *batch,
                             guint *taken, GError **error)
{
    guint64 size = 0;
    *taken = 0;
    for (guint i = from; i < refs->len && batch->refs->len < BATCH_MAILS; i++) {
        const MailRef *ref = refs->pdata[i];
        gboolean large = ref->size > MAIL_BYTES_MAX;
        guint strikes = 0;
        if (batch->refs->len > 0 && (large || size + ref->size > BATCH_BYTES))
            break;
        if (!store_strikes(desk->store, ref->name, &strikes, error))
            return FALSE;
        if (strikes > 0 && batch->refs->len > 0)
            break;
        ++*taken;
        if (strikes >= STRIKES_MAX) {
            if (!batch_quarantine(batch, desk, ref, "was in hand three times when the program died",
                                  error))
                return FALSE;
            continue;
        }
        if (!store_take_in_hand(desk->store, ref->name, error))
            return FALSE;
        g_ptr_array_add(batch->refs, (gpointer)ref);
        g_ptr_array_add(batch->bytes, NULL);
        size += ref->size;
        batch->header_only = large;
        if (strikes > 0 || large)
            break;
    }
    return TRUE;
}

gboolean batch_begin(Batch *batch, const Desk *desk, const GPtrArray *refs, guint from,
                     guint *taken, GError **error)
{
    if (!store_begin(desk->store, error))
        return FALSE;
    if (take_in_hand(desk, refs, from, batch, taken, error) && store_commit(desk->store, error))
        return TRUE;
    store_rollback(desk->store);
    return FALSE;
}

void batch_give_up(const Batch *batch, const Desk *desk)
{
    g_autoptr(GError) ignored = NULL;
    gboolean done = store_begin(desk->store, &ignored);
    for (guint i = 0; i < batch->refs->len && done; i++)
        done = store_let_go(desk->store, ((const MailRef *)batch->refs->pdata[i])->name, &ignored);
    if (!done || !store_commit(desk->store, &ignored))
        store_rollback(desk->store);
}

gboolean batch_end(const Batch *batch, const Desk *desk, GError **error)
{
    for (guint i = 0; i < batch->quarantined->len; i++)
        if (!store_let_go(desk->store, ((const MailRef *)batch->quarantined->pdata[i])->name,
                          error))
            return FALSE;
    return TRUE;
}
