/* SPDX-License-Identifier: MIT */
#include "tests/player/cast.h"

#include <string.h>

#include "base/failure.h"

static void player_drop(gpointer data)
{
    Player *player = data;
    g_free(player->name);
    g_free(player->email);
    g_free(player->agency);
    g_free(player->role);
    g_free(player->topics);
    g_free(player->zone);
    g_free(player->bio);
    g_free(player);
}

Cast *cast_new(void)
{
    Cast *cast = g_new0(Cast, 1);
    cast->people = g_ptr_array_new_with_free_func(player_drop);
    return cast;
}

void cast_free(Cast *cast)
{
    if (cast == NULL)
        return;
    g_ptr_array_unref(cast->people);
    g_free(cast);
}

static gboolean read_extra(Player *player, const char *extra)
{
    if (g_str_has_prefix(extra, "in "))
        g_free(player->zone), player->zone = g_strdup(extra + strlen("in "));
    else if (g_str_has_prefix(extra, "capacity "))
        player->capacity = (guint)g_ascii_strtoull(extra + strlen("capacity "), NULL, 10);
    else if (g_str_has_prefix(extra, "who "))
        g_free(player->bio), player->bio = g_strdup(extra + strlen("who "));
    else if (strcmp(extra, "stand-by") == 0)
        player->standby = TRUE;
    else if (strcmp(extra, "not committed yet") == 0)
        player->uncommitted = TRUE;
    else
        return *extra == '\0';
    return TRUE;
}

/* Who has the office's address and stands in no file. */
static gboolean add_office(Cast *cast, const char *line)
{
    g_autoptr(GRegex) form =
        g_regex_new("^- ([^<]+) <([^>]+)> is the programme office$", 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    if (!g_regex_match(form, line, 0, &match))
        return FALSE;
    Player *player = g_new0(Player, 1);
    player->name = g_match_info_fetch(match, 1);
    player->email = g_match_info_fetch(match, 2);
    player->role = g_strdup("office");
    g_ptr_array_add(cast->people, player);
    return TRUE;
}

/* A stranger and the office stand in no file of people. */
static gboolean is_on_record(const Player *player)
{
    return strcmp(player->role, "office") != 0 && strcmp(player->role, "stranger") != 0;
}

gboolean cast_add(Cast *cast, const char *line, GError **error)
{
    if (add_office(cast, line))
        return TRUE;
    g_autoptr(GRegex) form =
        g_regex_new("^- ([^<]+) <([^>]+)> is an? (mentee|mentor|coordinator|manager|mentor and "
                    "mentee|stranger) at ([^,\"]+?)"
                    "(?: for \"([^\"]*)\")?((?:, [^,]+)*)$",
                    0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    if (!g_regex_match(form, line, 0, &match)) {
        failure_set(error, FAILURE_PERMANENT, "nobody is introduced like that");
        return FALSE;
    }
    Player *player = g_new0(Player, 1);
    g_ptr_array_add(cast->people, player);
    player->name = g_match_info_fetch(match, 1);
    player->email = g_match_info_fetch(match, 2);
    player->role = g_match_info_fetch(match, 3);
    player->agency = g_match_info_fetch(match, 4);
    player->topics = g_match_info_fetch(match, 5);
    player->zone = g_strdup("");
    player->bio = g_strdup("");
    player->capacity = 2;
    g_autofree char *extras = g_match_info_fetch(match, 6);
    g_auto(GStrv) parts = g_strsplit(extras, ",", -1);
    for (char **part = parts; *part != NULL; part++) {
        if (!read_extra(player, g_strstrip(*part))) {
            failure_set(error, FAILURE_PERMANENT, "what does '%s' say of a person?", *part);
            return FALSE;
        }
    }
    return TRUE;
}

const Player *cast_find(const Cast *cast, const char *name)
{
    const Player *found = NULL;
    for (guint i = 0; i < cast->people->len; i++) {
        const Player *player = cast->people->pdata[i];
        size_t first = strcspn(player->name, " ");
        gboolean same = strcmp(player->name, name) == 0
                        || (strlen(name) == first && strncmp(player->name, name, first) == 0);
        if (same && found != NULL)
            return NULL;
        found = same ? player : found;
    }
    return found;
}

const Player *cast_with_address(const Cast *cast, const char *address)
{
    for (guint i = 0; i < cast->people->len; i++) {
        const Player *player = cast->people->pdata[i];
        if (g_ascii_strcasecmp(player->email, address) == 0)
            return player;
    }
    return NULL;
}

void cast_join(Cast *cast, const Cast *others)
{
    for (guint i = 0; i < others->people->len; i++) {
        const Player *other = others->people->pdata[i];
        if (cast_with_address(cast, other->email) != NULL)
            continue;
        Player *player = g_new0(Player, 1);
        *player = *other;
        player->name = g_strdup(other->name);
        player->email = g_strdup(other->email);
        player->agency = g_strdup(other->agency);
        player->role = g_strdup(other->role);
        player->topics = g_strdup(other->topics);
        player->bio = g_strdup(other->bio);
        player->zone = g_strdup(other->zone);
        g_ptr_array_add(cast->people, player);
    }
}

static char *agency_code(const char *agency)
{
    g_autofree char *code = g_ascii_strup(agency, -1);
    return g_strdelimit(g_steal_pointer(&code), " ", '-');
}

static char *list_coordinators(const Cast *cast, const char *agency)
{
    GString *addresses = g_string_new(NULL);
    for (guint i = 0; i < cast->people->len; i++) {
        const Player *player = cast->people->pdata[i];
        if (is_on_record(player) && strcmp(player->agency, agency) == 0
            && strcmp(player->role, "coordinator") == 0)
            g_string_append_printf(addresses, "%s%s", addresses->len > 0 ? ";" : "", player->email);
    }
    return g_string_free(addresses, FALSE);
}

char *cast_agencies_csv(const Cast *cast)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GString *csv = g_string_new("code,name,domains,coordinators,champion,time_zone\n");
    for (guint i = 0; i < cast->people->len; i++) {
        const Player *player = cast->people->pdata[i];
        if (!is_on_record(player) || !g_hash_table_add(seen, g_strdup(player->agency)))
            continue;
        g_autofree char *code = agency_code(player->agency);
        g_autofree char *coordinators = list_coordinators(cast, player->agency);
        g_string_append_printf(csv, "%s,%s,%s,%s,,\n", code, player->agency,
                               strchr(player->email, '@') + 1, coordinators);
    }
    return g_string_free(csv, FALSE);
}

char *cast_people_csv(const Cast *cast)
{
    GString *csv =
        g_string_new("email,name,title,agency,roles,bio,topics,capacity,standby,time_zone,"
                     "ses_verified_by,ses_verified_on,committed_on,other_emails\n");
    for (guint i = 0; i < cast->people->len; i++) {
        const Player *player = cast->people->pdata[i];
        if (!is_on_record(player))
            continue;
        g_autofree char *code = agency_code(player->agency);
        gboolean two = strcmp(player->role, "mentor and mentee") == 0;
        g_string_append_printf(csv, "%s,%s,Director,%s,%s,%s,\"%s\",%u,%s,%s,,,%s,\n",
                               player->email, player->name, code,
                               two ? "mentor;mentee" : player->role, player->bio, player->topics,
                               player->capacity, player->standby ? "yes" : "", player->zone,
                               player->uncommitted ? "" : "2026-01-05");
    }
    return g_string_free(csv, FALSE);
}
