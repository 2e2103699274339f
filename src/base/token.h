/* SPDX-License-Identifier: MIT */
#pragma once
/* Reply tokens: what a letter gives its reader to answer with.

   26 characters of lower-case base32 (RFC 4648, no padding): 10 that name the record of the grant
   ("ref", 50 bits, derived from the letter, so that writing a letter again gives the same token)
   and 16 of an HMAC-SHA-256 over the grant (80 bits). The database holds the grants and never the
   key, so a stolen database forges nothing. */
#include <glib.h>

enum { TOKEN_REF_LENGTH = 10, TOKEN_LENGTH = 26, KEY_BYTES = 32 };

typedef struct KeyRing KeyRing;

/* Reads the key file, one hexadecimal key of 32 bytes per line, the newest first; at most two.
   A missing file is made with a new random key, mode 0600, synced before use. FAILURE_OPERATOR. */
KeyRing *key_ring_open(const char *path, GError **error);
/* A ring of one key, for tests and previews. */
KeyRing *key_ring_new(const guint8 key[KEY_BYTES]);
void key_ring_free(KeyRing *ring);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(KeyRing, key_ring_free)

/* What a token allows: one person to answer one letter about one thing, until a day. */
typedef struct {
    const char *purpose;   /* borrowed; the kind of answer: "pick", "answer", "confirm", ... */
    gint64 request_number; /* 0: none */
    guint offer_number;    /* 0: none */
    gint64 person_id;
    guint32 expires_on; /* julian day number, the last day on which it holds */
} TokenGrant;

/* The token for the letter that `letter_key` names. Owned by the caller. */
char *token_make(const KeyRing *ring, const char *letter_key, const TokenGrant *grant);

/* TRUE if `token` (as token_find gives it) was made for exactly this grant by one of the keys.
   Takes the same time whatever differs. Says nothing of expiry. */
gboolean token_is_genuine(const KeyRing *ring, const char *token, const TokenGrant *grant);

/* Every different run of exactly 26 base32 characters in `text`, lower-cased, in order, at most
   `limit`, added to `tokens` (char *, owned by the array). Linear. */
void token_find(const char *text, guint limit, GPtrArray *tokens);

/* The local part of a Message-ID without a token, unguessable and the same for the same letter:
   hexadecimal groups that no token reader takes for a token. Owned by the caller. */
char *token_opaque_id(const KeyRing *ring, const char *letter_key);
