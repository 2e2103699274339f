/* SPDX-License-Identifier: MIT */
#include "programme/own-data.h"

OwnData *own_data_new(void)
{
    OwnData *data = g_new0(OwnData, 1);
    data->requests_open = g_array_new(FALSE, FALSE, sizeof(OwnRecord));
    data->requests_ended = g_array_new(FALSE, FALSE, sizeof(OwnRecord));
    data->offers_open = g_array_new(FALSE, FALSE, sizeof(OwnRecord));
    data->accepted = g_array_new(FALSE, FALSE, sizeof(OwnRecord));
    data->not_accepted = g_array_new(FALSE, FALSE, sizeof(OwnRecord));
    data->agreed = g_array_new(FALSE, FALSE, sizeof(OwnRecord));
    data->refused = g_array_new(FALSE, FALSE, sizeof(OwnRecord));
    return data;
}

void own_data_free(OwnData *data)
{
    if (data == NULL)
        return;
    g_array_unref(data->requests_open);
    g_array_unref(data->requests_ended);
    g_array_unref(data->offers_open);
    g_array_unref(data->accepted);
    g_array_unref(data->not_accepted);
    g_array_unref(data->agreed);
    g_array_unref(data->refused);
    g_free(data->held);
    g_free(data->other_addresses);
    g_free(data->verified);
    g_free(data->unwanted);
    g_free(data->named);
    g_free(data->coordinators);
    g_free(data->words);
    g_free(data);
}
