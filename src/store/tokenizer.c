/* SPDX-License-Identifier: MIT */
#include "store/tokenizer.h"

#include <string.h>

#include "store/connection.h"

struct Tokenizer {
    fts5_tokenizer functions;
    Fts5Tokenizer *instance;
};

/* FTS5 hands out its interface through a pointer bound to a call of its SQL function. */
static fts5_api *find_interface(Store *store, GError **error)
{
    fts5_api *interface = NULL;
    g_auto(Query) query = query_new(store, "SELECT fts5(?1)");
    if (query.result == SQLITE_OK)
        query.result = sqlite3_bind_pointer(query.statement, 1, &interface, "fts5_api_ptr", NULL);
    return query_run(&query, error) ? interface : NULL;
}

/* The same tokenizer with the same arguments as in the schema. */
static Tokenizer *tokenizer_new(Store *store, GError **error)
{
    const char *arguments[] = {"unicode61", "remove_diacritics", "2"};
    fts5_api *interface = find_interface(store, error);
    if (interface == NULL)
        return NULL;
    g_autofree Tokenizer *tokenizer = g_new0(Tokenizer, 1);
    void *data = NULL;
    int result = interface->xFindTokenizer(interface, "porter", &data, &tokenizer->functions);
    if (result == SQLITE_OK)
        result = tokenizer->functions.xCreate(data, arguments, G_N_ELEMENTS(arguments),
                                              &tokenizer->instance);
    if (result == SQLITE_OK)
        return g_steal_pointer(&tokenizer);
    set_database_failure(store->db, result, error);
    return NULL;
}

void tokenizer_free(Tokenizer *tokenizer)
{
    if (tokenizer == NULL)
        return;
    tokenizer->functions.xDelete(tokenizer->instance);
    g_free(tokenizer);
}

typedef struct {
    const char *text;
    GString *stem;
    WordFound found;
    gpointer data;
} Reading;

static int take_word(void *data, int flags, const char *stem, int stem_length, int start, int end)
{
    Reading *reading = data;
    (void)flags;
    g_string_truncate(reading->stem, 0);
    g_string_append_len(reading->stem, stem, stem_length);
    Word word = {
        .stem = reading->stem->str, .start = reading->text + start, .length = (gsize)(end - start)};
    return reading->found(&word, reading->data) ? SQLITE_OK : SQLITE_DONE;
}

gboolean words_each(Store *store, const char *text, WordFound found, gpointer data, GError **error)
{
    if (store->tokenizer == NULL && (store->tokenizer = tokenizer_new(store, error)) == NULL)
        return FALSE;
    g_autoptr(GString) stem = g_string_new(NULL);
    Reading reading = {.text = text, .stem = stem, .found = found, .data = data};
    int result = store->tokenizer->functions.xTokenize(store->tokenizer->instance, &reading,
                                                       FTS5_TOKENIZE_DOCUMENT, text,
                                                       (int)strlen(text), take_word);
    if (result == SQLITE_OK || result == SQLITE_DONE)
        return TRUE;
    set_database_failure(store->db, result, error);
    return FALSE;
}
