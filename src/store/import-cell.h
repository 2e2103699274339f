/* SPDX-License-Identifier: MIT */
#pragma once
/* The gates that a cell's value goes through. Each gives the clean value, or refuses the cell in
   the file's reasons and gives something harmless. */
#include "store/import-file.h"

typedef struct {
    ImportFile *file;
    guint line;
    const char *column;
    const char *value;
} Cell;

/* `column`: place in the file's columns. */
Cell cell_of(ImportFile *file, const ImportRow *row, guint column);
void cell_refuse(const Cell *cell, const char *format, ...) G_GNUC_PRINTF(2, 3);
gboolean cell_is_empty(const Cell *cell);

/* One line, or with line breaks; at most `longest` characters. Owned by the caller, never NULL. */
char *cell_line(const Cell *cell, guint longest);
char *cell_prose(const Cell *cell, guint longest);
/* The same, and empty is refused. */
char *cell_required_line(const Cell *cell, guint longest);

/* Normalised; NULL if it is empty (which the caller may mind) or no address. */
char *cell_address(const Cell *cell);
/* IANA name or NULL. */
char *cell_time_zone(const Cell *cell);
/* The date as written, or NULL if empty; *day_at its beginning in UTC, or 0. */
char *cell_date(const Cell *cell, gint64 *day_at);
guint cell_number(const Cell *cell, guint least, guint most, guint if_empty);
gboolean cell_yes(const Cell *cell);
/* Role bits; at least one is needed. */
guint cell_roles(const Cell *cell);

/* The values between ";", trimmed, empty ones left out; each through `gate`, which gets a cell of
   one value and gives an owned string or NULL. At most `most`; doubles once. Owned. */
typedef char *(*CellGate)(const Cell *cell);
GPtrArray *cell_list(const Cell *cell, CellGate gate, guint most);
char *cell_domain(const Cell *cell);
