/* SPDX-License-Identifier: MIT */
#include "store/import-file.h"

#include <csv.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/text.h"

enum { MOST_REASONS = 20, LARGEST_FILE = 64 * 1024 * 1024, LONGEST_NAME = 40 };

static void row_free(gpointer data)
{
    ImportRow *row = data;
    g_strfreev(row->cells);
    g_free(row);
}

ImportFile *import_file_new(const char *path)
{
    ImportFile *file = g_new0(ImportFile, 1);
    file->path = path;
    file->rows = g_ptr_array_new_with_free_func(row_free);
    file->reasons = g_string_new(NULL);
    return file;
}

void import_file_free(ImportFile *file)
{
    if (file == NULL)
        return;
    g_ptr_array_unref(file->rows);
    g_string_free(file->reasons, TRUE);
    g_free(file);
}

void import_refuse(ImportFile *file, guint line, const char *column, const char *format, ...)
{
    file->bad++;
    if (file->bad > MOST_REASONS)
        return;
    if (file->reasons->len > 0)
        g_string_append_c(file->reasons, '\n');
    g_string_append(file->reasons, file->path);
    if (line > 0)
        g_string_append_printf(file->reasons, ":%u", line);
    g_string_append(file->reasons, ": ");
    if (column != NULL)
        g_string_append_printf(file->reasons, "%s: ", column);
    va_list arguments;
    va_start(arguments, format);
    g_string_append_vprintf(file->reasons, format, arguments);
    va_end(arguments);
}

/* What libcsv's callbacks see. libcsv counts no lines, so it is fed line by line. */
typedef struct {
    ImportFile *file;
    const char *const *const *kinds;
    guint kind_count;
    GPtrArray *cells;  /* of the row being read */
    guint line;        /* on which that row began */
    gboolean in_row;   /* its end has not come */
    int *places;       /* for each cell of a row, its column's place in `columns` */
    guint place_count; /* the header's cells; 0: no header yet */
    gboolean failed;
} Reading;

static int find_name(const char *const *names, const char *name)
{
    for (int i = 0; names[i] != NULL; i++)
        if (g_str_equal(names[i], name))
            return i;
    return -1;
}

static gboolean has_cell(const GPtrArray *cells, const char *name)
{
    return g_ptr_array_find_with_equal_func((GPtrArray *)cells, name, g_str_equal, NULL);
}

/* The kind whose first column the header has. */
static gboolean find_kind(Reading *reading)
{
    for (guint i = 0; i < reading->kind_count; i++) {
        if (has_cell(reading->cells, reading->kinds[i][0])) {
            reading->file->columns = reading->kinds[i];
            return TRUE;
        }
    }
    import_refuse(reading->file, reading->line, NULL,
                  "the header has neither of the columns \"%s\" and \"%s\"", reading->kinds[0][0],
                  reading->kinds[1][0]);
    return FALSE;
}

static gboolean read_header(Reading *reading)
{
    if (!find_kind(reading))
        return FALSE;
    ImportFile *file = reading->file;
    reading->place_count = reading->cells->len;
    reading->places = g_new(int, reading->place_count);
    for (guint i = 0; i < reading->place_count; i++) {
        const char *name = reading->cells->pdata[i];
        reading->places[i] = find_name(file->columns, name);
        g_autofree char *shown = text_single_line(name, LONGEST_NAME);
        if (reading->places[i] < 0)
            import_refuse(file, reading->line, shown, "unknown column");
        for (guint j = 0; j < i; j++)
            if (reading->places[i] >= 0 && reading->places[j] == reading->places[i])
                import_refuse(file, reading->line, shown, "column stands twice");
    }
    for (guint i = 0; file->columns[i] != NULL; i++)
        if (!has_cell(reading->cells, file->columns[i]))
            import_refuse(file, reading->line, file->columns[i], "column is missing");
    return file->bad == 0;
}

static void read_row(Reading *reading)
{
    if (reading->cells->len != reading->place_count) {
        import_refuse(reading->file, reading->line, NULL, "%u cells, the header has %u",
                      reading->cells->len, reading->place_count);
        return;
    }
    ImportRow *row = g_new0(ImportRow, 1);
    row->line = reading->line;
    row->cells = g_new0(char *, reading->place_count + 1);
    for (guint i = 0; i < reading->place_count; i++) {
        row->cells[reading->places[i]] = reading->cells->pdata[i];
        reading->cells->pdata[i] = NULL;
    }
    g_ptr_array_add(reading->file->rows, row);
}

static void cell_read(void *text, size_t length, void *data)
{
    g_ptr_array_add(((Reading *)data)->cells, g_strndup(text != NULL ? text : "", length));
}

static void row_read(int end, void *data)
{
    Reading *reading = data;
    if (reading->place_count > 0)
        read_row(reading);
    else if (!reading->failed)
        reading->failed = !read_header(reading);
    g_ptr_array_set_size(reading->cells, 0);
    reading->in_row = FALSE;
}

/* After the line break at or after `p`: LF, CR LF or CR. */
static const char *next_line(const char *p, const char *end)
{
    while (p < end && *p != '\n' && *p != '\r')
        p++;
    if (p + 1 < end && p[0] == '\r' && p[1] == '\n')
        return p + 2;
    return p < end ? p + 1 : end;
}

static gboolean is_blank(const char *p, const char *end)
{
    while (p < end && g_ascii_isspace(*p))
        p++;
    return p == end;
}

static void parse(Reading *reading, struct csv_parser *parser, const char *text, gsize size)
{
    const char *end = text + size, *next;
    guint line = 0;
    for (const char *p = text; p < end && !reading->failed; p = next) {
        next = next_line(p, end);
        line++;
        if (!reading->in_row && is_blank(p, next))
            continue;
        if (!reading->in_row)
            reading->line = line;
        reading->in_row = TRUE;
        gsize length = (gsize)(next - p);
        if (csv_parse(parser, p, length, cell_read, row_read, reading) != length) {
            import_refuse(reading->file, line, NULL, "a quotation mark is out of place");
            return;
        }
    }
    if (!reading->failed && csv_fini(parser, cell_read, row_read, reading) != 0)
        import_refuse(reading->file, reading->line, NULL, "a quotation mark is not closed");
}

static gboolean split(ImportFile *file, const char *const *const *kinds, guint kind_count,
                      const char *text, gsize size)
{
    struct csv_parser parser;
    int result = csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
    g_assert(result == 0);
    Reading reading = {
        .file = file,
        .kinds = kinds,
        .kind_count = kind_count,
        .cells = g_ptr_array_new_with_free_func(g_free),
    };
    parse(&reading, &parser, text, size);
    if (file->bad == 0 && reading.place_count == 0)
        import_refuse(file, 0, NULL, "the file is empty");
    csv_free(&parser);
    g_ptr_array_unref(reading.cells);
    g_free(reading.places);
    return !reading.failed && reading.place_count > 0;
}

static gboolean read_text(ImportFile *file, char **text, gsize *size)
{
    struct stat status;
    if (stat(file->path, &status) != 0) {
        import_refuse(file, 0, NULL, "%s", g_strerror(errno));
        return FALSE;
    }
    if (!S_ISREG(status.st_mode)) {
        import_refuse(file, 0, NULL, "no regular file");
        return FALSE;
    }
    if (status.st_size > LARGEST_FILE) {
        import_refuse(file, 0, NULL, "larger than 64 MiB");
        return FALSE;
    }
    g_autoptr(GError) error = NULL;
    if (!g_file_get_contents(file->path, text, size, &error)) {
        import_refuse(file, 0, NULL, "%s", error->message);
        return FALSE;
    }
    return TRUE;
}

static gboolean is_utf8(ImportFile *file, const char *text, gsize size)
{
    const char *bad = NULL;
    guint line = 1;
    if (g_utf8_validate_len(text, size, &bad))
        return TRUE;
    for (const char *p = next_line(text, text + size); p <= bad && p < text + size;
         p = next_line(p, text + size))
        line++;
    import_refuse(file, line, NULL, *bad == '\0' ? "holds a zero byte" : "is not UTF-8");
    return FALSE;
}

gboolean import_file_read(ImportFile *file, const char *const *const *kinds, guint kind_count)
{
    static const char BYTE_ORDER_MARK[] = "\xEF\xBB\xBF";
    g_autofree char *contents = NULL;
    gsize size = 0;
    if (!read_text(file, &contents, &size) || !is_utf8(file, contents, size))
        return FALSE;
    gsize skipped = g_str_has_prefix(contents, BYTE_ORDER_MARK) ? strlen(BYTE_ORDER_MARK) : 0;
    return split(file, kinds, kind_count, contents + skipped, size - skipped);
}
