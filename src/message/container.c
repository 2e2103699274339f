/* SPDX-License-Identifier: MIT */
#include "message/container.h"

#include <string.h>

#include "base/text.h"
#include "message/cms.h"
#include "message/html.h"
#include "message/tnef.h"

static gboolean has_type(GMimeObject *object, const char *const *subtypes)
{
    for (; *subtypes != NULL; subtypes++)
        if (g_mime_content_type_is_type(g_mime_object_get_content_type(object), "application",
                                        *subtypes))
            return TRUE;
    return FALSE;
}

/* Gateways that do not know a type call it application/octet-stream; the name tells. */
static gboolean is_named(GMimeObject *object, const char *ending)
{
    static const char *const nameless[] = {"octet-stream", "x-octet-stream", "binary", NULL};
    const char *name = g_mime_part_get_filename(GMIME_PART(object));
    if (name == NULL || !has_type(object, nameless))
        return FALSE;
    g_autofree char *lower = g_ascii_strdown(name, -1);
    return g_str_has_suffix(lower, ending);
}

static gboolean is_cms(GMimeObject *object)
{
    static const char *const types[] = {"pkcs7-mime", "x-pkcs7-mime", NULL};
    return has_type(object, types) || is_named(object, ".p7m");
}

static gboolean is_tnef(GMimeObject *object)
{
    static const char *const types[] = {"ms-tnef", "vnd.ms-tnef", NULL};
    return has_type(object, types) || is_named(object, "winmail.dat");
}

gboolean container_is(GMimeObject *object)
{
    return GMIME_IS_PART(object) && (is_cms(object) || is_tnef(object));
}

static GMimeObject *parse(GBytes *content)
{
    gsize size = 0;
    const char *data = g_bytes_get_data(content, &size);
    g_autoptr(GMimeStream) stream = g_mime_stream_mem_new_with_buffer(data, size);
    g_autoptr(GMimeParser) parser = g_mime_parser_new_with_stream(stream);
    return g_mime_parser_construct_part(parser, NULL);
}

static const char *broken_cms(GMimeObject *object)
{
    const char *kind = g_mime_object_get_content_type_parameter(object, "smime-type");
    gboolean enveloped = kind != NULL && g_ascii_strcasecmp(kind, "signed-data") != 0;
    return enveloped ? "encrypted (S/MIME)" : "S/MIME that cannot be read";
}

static void open_cms(Container *container, GMimeObject *object, const GByteArray *bytes)
{
    g_autoptr(GBytes) content = NULL;
    switch (cms_open(bytes, &content)) {
    case CMS_SIGNED:
        container->inner = parse(content);
        if (container->inner == NULL)
            container->problem = "signed (S/MIME), but nothing is inside";
        return;
    case CMS_ENVELOPED:
        container->problem = "encrypted (S/MIME)";
        return;
    case CMS_BROKEN:
        container->problem = broken_cms(object);
        return;
    }
}

static gboolean is_schedule_class(const char *message_class)
{
    return g_ascii_strncasecmp(message_class, "IPM.Schedule", 12) == 0
           || g_ascii_strncasecmp(message_class, "IPM.Microsoft Schedule", 22) == 0;
}

static void open_tnef(Container *container, const GByteArray *bytes, const Charsets *charsets)
{
    Tnef tnef;
    if (!tnef_read(bytes, charsets, &tnef)) {
        container->problem = "in Outlook's own format, and broken (winmail.dat)";
        return;
    }
    container->is_schedule = is_schedule_class(tnef.message_class);
    if (g_ascii_strncasecmp(tnef.message_class, "IPM.Note.SMIME", 14) == 0
        && g_ascii_strcasecmp(tnef.message_class, "IPM.Note.SMIME.MultipartSigned") != 0)
        container->problem = "encrypted (S/MIME in winmail.dat)";
    else if (tnef.text != NULL)
        container->text = tnef.is_html ? html_to_text(tnef.text) : text_clean(tnef.text, -1);
    else
        container->problem = "in Outlook's own format, without text (winmail.dat)";
    tnef_clear(&tnef);
}

Container *container_open(GMimeObject *object, const GByteArray *bytes, const Charsets *charsets)
{
    Container *container = g_new0(Container, 1);
    if (is_cms(object))
        open_cms(container, object, bytes);
    else
        open_tnef(container, bytes, charsets);
    return container;
}

void container_free(gpointer data)
{
    Container *container = data;
    g_clear_object(&container->inner);
    g_free(container->text);
    g_free(container);
}
