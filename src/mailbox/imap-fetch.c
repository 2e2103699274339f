/* SPDX-License-Identifier: MIT */
/* UID FETCH, message by message as the answer comes in, so that memory holds one mail. */
#include "mailbox/imap-fetch.h"

#include "mailbox/uid-set.h"

#include <string.h>

enum {
    LIST_ENTRY_OCTETS = 256,
    MOST_MAILS = 1000 * 1000,
    ANSWER_OCTETS = 1024 * 1024,
    SIZE_SLACK_OCTETS = 256 * 1024,
};

/* What one FETCH response told that we asked for. */
typedef struct {
    guint32 uid, size;
    const char *body; /* NULL: none */
    size_t length;
} Fetched;

static void read_static(Fetched *fetched, const struct mailimap_msg_att_static *item)
{
    if (item->att_type == MAILIMAP_MSG_ATT_UID)
        fetched->uid = item->att_data.att_uid;
    if (item->att_type == MAILIMAP_MSG_ATT_RFC822_SIZE)
        fetched->size = item->att_data.att_rfc822_size;
    if (item->att_type == MAILIMAP_MSG_ATT_BODY_SECTION
        && item->att_data.att_body_section != NULL) {
        fetched->body = item->att_data.att_body_section->sec_body_part;
        fetched->length = item->att_data.att_body_section->sec_length;
    }
}

static Fetched read_response(const struct mailimap_msg_att *response)
{
    Fetched fetched = {0};
    for (clistiter *each = clist_begin(response->att_list); each != NULL; each = clist_next(each)) {
        const struct mailimap_msg_att_item *item = clist_content(each);
        if (item->att_type == MAILIMAP_MSG_ATT_ITEM_STATIC && item->att_data.att_static != NULL)
            read_static(&fetched, item->att_data.att_static);
    }
    return fetched;
}

static int run_fetch(ImapSession *imap, struct mailimap_set *set, struct mailimap_fetch_type *what,
                     mailimap_msg_att_handler *handler, void *context)
{
    clist *left_over = NULL;
    mailimap_set_msg_att_handler(imap->session, handler, context);
    int result = mailimap_uid_fetch(imap->session, set, what, &left_over);
    mailimap_set_msg_att_handler(imap->session, NULL, NULL);
    /* Where the server refused, libetpan has freed the list and tells of it still. */
    if (result == MAILIMAP_NO_ERROR && left_over != NULL)
        mailimap_fetch_list_free(left_over);
    mailimap_fetch_type_free(what);
    return result;
}

typedef struct {
    ImapSession *imap;
    GHashTable *sizes; /* UID to size */
} Listing;

static void note_size(struct mailimap_msg_att *response, void *data)
{
    Listing *listing = data;
    Fetched fetched = read_response(response);
    if (fetched.uid == 0)
        return; /* flags that somebody changed */
    if (g_hash_table_size(listing->sizes) >= MOST_MAILS)
        mailbox_stream_break(listing->imap->stream, "the mailbox has more than a million mails");
    else
        g_hash_table_insert(listing->sizes, GUINT_TO_POINTER(fetched.uid),
                            GUINT_TO_POINTER(fetched.size));
}

static int by_uid(gconstpointer a, gconstpointer b)
{
    guint x = GPOINTER_TO_UINT(*(gpointer const *)a), y = GPOINTER_TO_UINT(*(gpointer const *)b);
    return x < y ? -1 : x > y;
}

static void add_refs(const ImapSession *imap, GHashTable *sizes, GPtrArray *refs)
{
    guint count = 0;
    g_autofree gpointer *uids = g_hash_table_get_keys_as_array(sizes, &count);
    qsort(uids, count, sizeof *uids, by_uid);
    for (guint i = 0; i < count; i++) {
        char *name = mailbox_uid_name(mailbox_session_uidvalidity(imap), GPOINTER_TO_UINT(uids[i]));
        guint size = GPOINTER_TO_UINT(g_hash_table_lookup(sizes, uids[i]));
        g_ptr_array_add(refs, mailbox_ref_new(name, size));
    }
}

gboolean mailbox_imap_list(ImapSession *imap, GPtrArray *refs, GError **error)
{
    guint64 expected = MIN(imap->session->imap_selection_info->sel_exists, MOST_MAILS);
    if (expected == 0)
        return TRUE; /* some servers call 1:* an error there */
    g_autoptr(GHashTable) sizes = g_hash_table_new(NULL, NULL);
    Listing listing = {imap, sizes};
    struct mailimap_fetch_type *what = mailimap_fetch_type_new_fetch_att_list_empty();
    mailimap_fetch_type_new_fetch_att_list_add(what, mailimap_fetch_att_new_uid());
    mailimap_fetch_type_new_fetch_att_list_add(what, mailimap_fetch_att_new_rfc822_size());
    struct mailimap_set *everything = mailimap_set_new_interval(1, 0); /* 0: "*" */
    mailbox_session_expect(imap, ANSWER_OCTETS + expected * LIST_ENTRY_OCTETS);
    int result = run_fetch(imap, everything, what, note_size, &listing);
    mailimap_set_free(everything);
    if (!mailbox_session_done(imap, result, MAILIMAP_ERROR_UID_FETCH, "UID FETCH", error))
        return FALSE;
    add_refs(imap, sizes, refs);
    return TRUE;
}

struct mailimap_set *mailbox_imap_set(const ImapSession *imap, const GPtrArray *refs,
                                      GHashTable *by_uid_table)
{
    g_autoptr(GArray) uids = g_array_new(FALSE, FALSE, sizeof(guint32));
    guint32 uid, uidvalidity = mailbox_session_uidvalidity(imap);
    for (guint i = 0; i < refs->len; i++) {
        MailRef *ref = refs->pdata[i];
        if (!mailbox_uid_parse(ref->name, uidvalidity, &uid))
            continue;
        g_array_append_val(uids, uid);
        if (by_uid_table != NULL)
            g_hash_table_insert(by_uid_table, GUINT_TO_POINTER(uid), ref);
    }
    if (uids->len == 0)
        return NULL;
    g_autoptr(GArray) ranges = mailbox_uids_compress(uids);
    struct mailimap_set *set = mailimap_set_new_empty();
    for (guint i = 0; i < ranges->len; i++) {
        UidRange range = g_array_index(ranges, UidRange, i);
        mailimap_set_add_interval(set, range.first, range.last);
    }
    return set;
}

typedef struct {
    ImapSession *imap;
    const MailboxFetch *request;
    GHashTable *wanted; /* UID to MailRef; each is taken out when it has come */
} Fetching;

/* RFC822.SIZE is an estimate on some Exchange servers, hence the slack. */
static guint64 most_octets(const MailRef *ref, gboolean header_only)
{
    return header_only ? MAILBOX_HEADER_LIMIT : ref->size + ref->size / 2 + SIZE_SLACK_OCTETS;
}

static void hand_over(struct mailimap_msg_att *response, void *data)
{
    Fetching *fetching = data;
    MailboxStream *stream = fetching->imap->stream;
    Fetched fetched = read_response(response);
    if (fetched.body == NULL || mailbox_stream_broken(stream) != NULL)
        return; /* flags that somebody changed, or NIL: it has gone */
    const MailRef *ref = g_hash_table_lookup(fetching->wanted, GUINT_TO_POINTER(fetched.uid));
    if (ref == NULL) {
        mailbox_stream_break(stream, "the server sent a mail that was not asked for");
        return;
    }
    if (fetched.length > most_octets(ref, fetching->request->header_only)) {
        mailbox_stream_break(stream, "the server sent a mail far larger than it said");
        return;
    }
    g_hash_table_remove(fetching->wanted, GUINT_TO_POINTER(fetched.uid));
    g_autoptr(GBytes) bytes = g_bytes_new(fetched.body, fetched.length);
    fetching->request->fetched(ref, bytes, fetching->request->data);
}

static struct mailimap_fetch_type *what_to_fetch(gboolean header_only)
{
    struct mailimap_fetch_att *body =
        header_only ? mailimap_fetch_att_new_body_peek_section_partial(
            mailimap_section_new_header(), 0, MAILBOX_HEADER_LIMIT)
                    : mailimap_fetch_att_new_body_peek_section(mailimap_section_new(NULL));
    struct mailimap_fetch_type *what = mailimap_fetch_type_new_fetch_att_list_empty();
    mailimap_fetch_type_new_fetch_att_list_add(what, mailimap_fetch_att_new_uid());
    mailimap_fetch_type_new_fetch_att_list_add(what, body);
    return what;
}

gboolean mailbox_imap_fetch(ImapSession *imap, const GPtrArray *refs, const MailboxFetch *request,
                            GError **error)
{
    g_autoptr(GHashTable) wanted = g_hash_table_new(NULL, NULL);
    struct mailimap_set *set = mailbox_imap_set(imap, refs, wanted);
    if (set == NULL)
        return TRUE;
    guint64 octets = ANSWER_OCTETS;
    for (guint i = 0; i < refs->len; i++)
        octets += most_octets(refs->pdata[i], request->header_only);
    Fetching fetching = {imap, request, wanted};
    mailbox_session_expect(imap, octets);
    int result = run_fetch(imap, set, what_to_fetch(request->header_only), hand_over, &fetching);
    mailimap_set_free(set);
    return mailbox_session_done(imap, result, MAILIMAP_ERROR_UID_FETCH, "UID FETCH", error);
}
