/* SPDX-License-Identifier: MIT */
#include "base/address.h"

#include <string.h>

enum { LOCAL_PART_MAX = 64, ADDRESS_MAX = 254, LABEL_MAX = 63 };

static gboolean is_atext(char c)
{
    return g_ascii_isalnum(c) || (c != '\0' && strchr("!#$%&'*+-/=?^_`{|}~", c) != NULL);
}

static gboolean dot_atom_is_valid(const char *text, size_t length)
{
    if (length == 0 || length > LOCAL_PART_MAX)
        return FALSE;
    for (size_t i = 0; i < length; i++) {
        gboolean dot = text[i] == '.';
        if (!dot && !is_atext(text[i]))
            return FALSE;
        if (dot && (i == 0 || i + 1 == length || text[i + 1] == '.'))
            return FALSE;
    }
    return TRUE;
}

static gboolean label_is_valid(const char *label)
{
    size_t length = strlen(label);
    if (length == 0 || length > LABEL_MAX || label[0] == '-' || label[length - 1] == '-')
        return FALSE;
    for (size_t i = 0; i < length; i++)
        if (!g_ascii_isalnum(label[i]) && label[i] != '-')
            return FALSE;
    return TRUE;
}

static gboolean domain_is_valid(const char *domain)
{
    g_auto(GStrv) labels = g_strsplit(domain, ".", -1);
    if (labels[0] == NULL)
        return FALSE;
    for (char **label = labels; *label != NULL; label++)
        if (!label_is_valid(*label))
            return FALSE;
    return TRUE;
}

gboolean address_is_valid(const char *address)
{
    if (address == NULL || strlen(address) > ADDRESS_MAX)
        return FALSE;
    const char *at = strchr(address, '@');
    return at != NULL && dot_atom_is_valid(address, (size_t)(at - address))
           && domain_is_valid(at + 1);
}

char *address_normalise(const char *address)
{
    return address_is_valid(address) ? g_ascii_strdown(address, -1) : NULL;
}

const char *address_domain(const char *address)
{
    const char *at = strchr(address, '@');
    g_assert(at != NULL);
    return at + 1;
}

char *address_with_detail(const char *address, const char *detail)
{
    const char *domain = address_domain(address);
    return g_strdup_printf("%.*s+%s@%s", (int)(domain - 1 - address), address, detail, domain);
}
