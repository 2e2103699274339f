/* SPDX-License-Identifier: MIT */
#include "letters/scope.h"

#include <string.h>

/* Longer values are cut, at a word where it can be. */
enum { LONGEST_LINE = 160, LONGEST_FITTING = 300, LONGEST_QUOTE = 20000 };

/* One entry of a list; its fields are GObject properties, which template-glib reads. */
typedef struct {
    GObject parent;
    char *fields[ENTRY_FIELD_COUNT];
} Entry;

typedef struct {
    GObjectClass parent;
} EntryClass;

static GType entry_get_type(void);
G_DEFINE_TYPE(Entry, entry, G_TYPE_OBJECT)

static void entry_get_property(GObject *object, guint id, GValue *value, GParamSpec *spec)
{
    g_value_set_string(value, ((Entry *)object)->fields[id - 1]);
}

static void entry_finalize(GObject *object)
{
    Entry *entry = (Entry *)object;
    for (guint i = 0; i < ENTRY_FIELD_COUNT; i++)
        g_free(entry->fields[i]);
    G_OBJECT_CLASS(entry_parent_class)->finalize(object);
}

static void entry_class_init(EntryClass *class)
{
    GObjectClass *object_class = G_OBJECT_CLASS(class);
    object_class->get_property = entry_get_property;
    object_class->finalize = entry_finalize;
    for (guint i = 0; i < ENTRY_FIELD_COUNT; i++)
        g_object_class_install_property(
            object_class, i + 1,
            g_param_spec_string(entry_field_name((EntryField)i), NULL, NULL, NULL,
                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void entry_init(Entry *entry)
{
    (void)entry;
}

static char *keep_field(const char *text, EntryField field, Values *values)
{
    ValueType type = entry_field_is_number(field) ? VALUE_NUMBER : VALUE_LINE;
    gboolean is_long = field == ENTRY_fitting || field == ENTRY_why;
    return values_add(values, type, text, is_long ? LONGEST_FITTING : LONGEST_LINE);
}

static void set_list(TmplSymbol *symbol, const Fact *fact, const FactSource *source, Values *values)
{
    g_autoptr(GListStore) list = g_list_store_new(entry_get_type());
    g_autoptr(GPtrArray) entries =
        fact_is_visible(fact, source) ? fact_list_entries(fact, source) : g_ptr_array_new();
    for (guint i = 0; i < entries->len; i++) {
        g_autoptr(GObject) object = g_object_new(entry_get_type(), NULL);
        for (guint field = 0; field < ENTRY_FIELD_COUNT; field++) {
            g_autofree char *text =
                fact_entry_text(fact, source, entries->pdata[i], (EntryField)field);
            ((Entry *)object)->fields[field] = keep_field(text, (EntryField)field, values);
        }
        g_list_store_append(list, object);
    }
    tmpl_symbol_assign_object(symbol, list);
}

static void set_text(TmplSymbol *symbol, const Fact *fact, const FactSource *source, Values *values)
{
    g_autofree char *text = fact_is_visible(fact, source) ? fact->text(source) : NULL;
    gboolean quote = fact->type == FACT_QUOTE;
    g_autofree char *place = values_add(values, quote ? VALUE_QUOTE : VALUE_LINE, text,
                                        quote ? LONGEST_QUOTE : LONGEST_LINE);
    tmpl_symbol_assign_string(symbol, place);
}

/* The rules' own word; compared, never printed. */
static void set_word(TmplSymbol *symbol, const Fact *fact, const FactSource *source)
{
    g_autofree char *text = fact_is_visible(fact, source) ? fact->text(source) : NULL;
    tmpl_symbol_assign_string(symbol, text != NULL ? text : "");
}

static void set_fact(TmplSymbol *symbol, const Fact *fact, const FactSource *source, Values *values)
{
    switch (fact->type) {
    case FACT_LINE:
    case FACT_QUOTE:
        set_text(symbol, fact, source, values);
        return;
    case FACT_WORD:
        set_word(symbol, fact, source);
        return;
    case FACT_NUMBER:
        tmpl_symbol_assign_double(symbol, fact_is_visible(fact, source) ? fact->number(source) : 0);
        return;
    case FACT_MENTORS:
    case FACT_MATTERS:
    case FACT_DAYS:
    case FACT_ABOUT:
        set_list(symbol, fact, source, values);
        return;
    }
}

/* What a letter is written from; lives as long as the scope. */
typedef struct {
    const FactSource *source;
    Values *values;
} Origin;

/* Facts are worked out when a template first names them: most letters name a few of many. */
static gboolean resolve_fact(TmplScope *scope, const char *name, TmplSymbol **symbol, gpointer data)
{
    const Origin *origin = data;
    const Fact *fact = fact_find(name);
    if (fact == NULL)
        return FALSE;
    *symbol = tmpl_symbol_new();
    set_fact(*symbol, fact, origin->source, origin->values);
    tmpl_scope_set(scope, name, *symbol);
    return TRUE;
}

TmplScope *scope_new(const FactSource *source, Values *values)
{
    TmplScope *scope = tmpl_scope_new();
    Origin *origin = g_new(Origin, 1);
    *origin = (Origin){.source = source, .values = values};
    tmpl_scope_set_resolver(scope, resolve_fact, origin, g_free);
    return scope;
}
