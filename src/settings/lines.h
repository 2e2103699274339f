/* SPDX-License-Identifier: MIT */
#pragma once
/* The configuration file line by line: GKeyFile knows the syntax of values, but neither line
   numbers nor doubled keys. */
#include "settings/findings.h"

typedef struct ConfigurationLines ConfigurationLines;

/* Reads `file` and adds a finding for each line that is no section, key or comment, and for each
   unknown or doubled name. FAILURE_OPERATOR if it cannot be read at all. */
ConfigurationLines *configuration_lines_read(const char *file, Findings *findings, GError **error);
void configuration_lines_free(ConfigurationLines *lines);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ConfigurationLines, configuration_lines_free)

/* The line of a known key; 0 if the file has none. */
guint configuration_line_of(const ConfigurationLines *lines, const char *section, const char *key);

/* Its value; NULL if it has none or a wrong escape sequence. Owned by the caller. */
char *configuration_value(const ConfigurationLines *lines, const char *section, const char *key);
