/* SPDX-License-Identifier: MIT */
#pragma once
/* A connection to the server, made, verified and logged in by libcurl, and bytes over it. */
#include "submission/submission.h"

typedef struct SubmissionConnection SubmissionConnection;

/* The URL with its port and, as libcurl wants it, the name for EHLO in its path: smtp:// stands
   for port 587 (RFC 6409), smtps:// for 465 (RFC 8314). FAILURE_OPERATOR if it is no such URL, or
   has tls_off and no loopback address. Owned by the caller. */
char *submission_connection_url(const SubmissionOptions *options, const char *client_name,
                                GError **error);

/* TCP, TLS, EHLO and AUTH; blocks for a minute at most. `url` as made above, the rest as in
   `options`. Nothing of the login goes out before TLS is up and the certificate is verified.
   FAILURE_OPERATOR: certificate, host name, no STARTTLS, no AUTH, login refused for good;
   FAILURE_TEMPORARY: everything else. */
SubmissionConnection *submission_connection_open(const SubmissionOptions *options, const char *url,
                                                 GError **error);
void submission_connection_close(SubmissionConnection *connection);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SubmissionConnection, submission_connection_close)

/* Bytes moved, 0 if it would block, -1 if the connection has ended. */
gssize submission_connection_receive(SubmissionConnection *connection, char *buffer, size_t size);
gssize submission_connection_send(SubmissionConnection *connection, const char *bytes,
                                  size_t length);

/* To poll, after receive or send would block. */
int submission_connection_descriptor(const SubmissionConnection *connection);
