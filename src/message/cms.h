/* SPDX-License-Identifier: MIT */
#pragma once
/* S/MIME (RFC 8551): what a signature encloses, taken out and not verified. We hold no keys and
   trust no signer; signed mail is read like any other. */
#include <glib.h>

typedef enum {
    CMS_SIGNED,    /* *content is what was signed */
    CMS_ENVELOPED, /* encrypted, whole or authenticated */
    CMS_BROKEN,    /* neither */
} CmsKind;

/* Sets libcrypto up without its configuration file; call before the sandbox closes. */
void cms_prepare(void);

/* Reads a CMS structure in DER or BER. *content is set for CMS_SIGNED only, owned by the caller. */
CmsKind cms_open(const GByteArray *bytes, GBytes **content);
