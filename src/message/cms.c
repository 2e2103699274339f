/* SPDX-License-Identifier: MIT */
#include "message/cms.h"

#include <openssl/cms.h>
#include <openssl/crypto.h>
#include <openssl/err.h>

enum { CONTENT_MAX = 10 * 1024 * 1024 };

G_DEFINE_AUTOPTR_CLEANUP_FUNC(CMS_ContentInfo, CMS_ContentInfo_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BIO, BIO_free_all)

void cms_prepare(void)
{
    /* SignedData of nothing, by nobody. */
    static const guint8 sample[] = {0x30, 0x23, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d,
                                    0x01, 0x07, 0x02, 0xa0, 0x16, 0x30, 0x14, 0x02, 0x01, 0x01,
                                    0x31, 0x00, 0x30, 0x0b, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86,
                                    0xf7, 0x0d, 0x01, 0x07, 0x01, 0x31, 0x00};
    OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_ADD_ALL_CIPHERS
                            | OPENSSL_INIT_ADD_ALL_DIGESTS,
                        NULL);
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    g_autoptr(GBytes) content = NULL;
    g_byte_array_append(bytes, sample, sizeof sample);
    cms_open(bytes, &content);
}

static CmsKind kind_of(CMS_ContentInfo *cms)
{
    switch (OBJ_obj2nid(CMS_get0_type(cms))) {
    case NID_pkcs7_signed:
        return CMS_SIGNED;
    case NID_pkcs7_enveloped:
    case NID_pkcs7_encrypted:
    case NID_id_smime_ct_authEnvelopedData:
        return CMS_ENVELOPED;
    default: /* not one of our enums */
        return CMS_BROKEN;
    }
}

CmsKind cms_open(const GByteArray *bytes, GBytes **content)
{
    *content = NULL;
    g_autoptr(BIO) bio = BIO_new_mem_buf(bytes->data, (int)MIN(bytes->len, CONTENT_MAX));
    g_autoptr(CMS_ContentInfo) cms = bio != NULL ? d2i_CMS_bio(bio, NULL) : NULL;
    ERR_clear_error();
    if (cms == NULL)
        return CMS_BROKEN;
    CmsKind kind = kind_of(cms);
    if (kind != CMS_SIGNED)
        return kind;
    ASN1_OCTET_STRING **held = CMS_get0_content(cms);
    if (held == NULL || *held == NULL)
        return CMS_BROKEN;
    *content = g_bytes_new(ASN1_STRING_get0_data(*held), (gsize)ASN1_STRING_length(*held));
    return CMS_SIGNED;
}
