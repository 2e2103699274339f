/* SPDX-License-Identifier: MIT */
#include "mailbox/uid-set.h"

#include <string.h>

char *mailbox_uid_name(guint32 uidvalidity, guint32 uid)
{
    return g_strdup_printf("%" G_GUINT32_FORMAT "/%" G_GUINT32_FORMAT, uidvalidity, uid);
}

gboolean mailbox_uid_parse(const char *name, guint32 uidvalidity, guint32 *uid)
{
    g_auto(GStrv) parts = g_strsplit(name, "/", 2);
    guint64 numbers[2];
    if (g_strv_length(parts) != 2)
        return FALSE;
    for (size_t i = 0; i < 2; i++)
        if (!g_ascii_string_to_unsigned(parts[i], 10, 1, G_MAXUINT32, &numbers[i], NULL))
            return FALSE;
    *uid = (guint32)numbers[1];
    return numbers[0] == uidvalidity;
}

static int by_number(gconstpointer a, gconstpointer b)
{
    guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;
    return x < y ? -1 : x > y;
}

GArray *mailbox_uids_compress(GArray *uids)
{
    GArray *ranges = g_array_new(FALSE, FALSE, sizeof(UidRange));
    g_array_sort(uids, by_number);
    for (guint i = 0; i < uids->len; i++) {
        guint32 uid = g_array_index(uids, guint32, i);
        UidRange *last = ranges->len > 0 ? &g_array_index(ranges, UidRange, ranges->len - 1) : NULL;
        if (last != NULL && uid - last->last <= 1) {
            last->last = uid;
            continue;
        }
        UidRange range = {uid, uid};
        g_array_append_val(ranges, range);
    }
    return ranges;
}
