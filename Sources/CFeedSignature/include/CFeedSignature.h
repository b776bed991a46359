/* Verifies the enveloped XML signature (XMLDSig) of one document in memory against given certificates alone.
 *
 * One shape is accepted and no other: a single ds:Signature, the last element under the root, over the whole document
 * (URI=""), with the enveloped-signature transform and at most one canonicalization. Nothing is loaded from outside,
 * and what KeyInfo says is ignored. No name of the XML, signature or crypto library appears here. */
#ifndef LEVEE_FEED_SIGNATURE_H
#define LEVEE_FEED_SIGNATURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    const unsigned char *start;
    size_t count;
} levee_signature_bytes;

typedef enum {
    LEVEE_CERTIFICATE_RSA,
    LEVEE_CERTIFICATE_EC,        /* NIST P-256, P-384 or P-521 */
    LEVEE_CERTIFICATE_OTHER_KEY, /* a key of another kind, with which nothing is verified */
    LEVEE_CERTIFICATE_UNREADABLE /* not exactly one X.509 certificate in PEM or DER */
} levee_certificate_kind;

typedef struct {
    levee_certificate_kind kind;
    int bits;                       /* of the key */
    int64_t not_before, not_after;  /* seconds since 1970-01-01T00:00:00Z */
    unsigned char fingerprint[32];  /* SHA-256 of the DER form */
} levee_certificate;

levee_certificate levee_certificate_examine(levee_signature_bytes certificate);

typedef enum {
    LEVEE_SIGNATURE_GOOD,
    LEVEE_SIGNATURE_MISSING,
    LEVEE_SIGNATURE_BAD,         /* it does not verify: another key, or another content */
    LEVEE_SIGNATURE_NOT_ALLOWED, /* its shape or one of its algorithms */
    LEVEE_SIGNATURE_TOO_LARGE,   /* more nodes than allowed */
    LEVEE_SIGNATURE_NOT_READ     /* a DOCTYPE, not well-formed, or no memory */
} levee_signature_outcome;

typedef struct {
    levee_signature_outcome outcome;
    int line;         /* from 1; 0 where the whole document is at fault */
    const char *part; /* the element or attribute at fault, such as `Reference/@URI`; NULL where there is none */
} levee_signature_result;

typedef enum { LEVEE_FOR_SIGNATURE, LEVEE_FOR_DIGEST, LEVEE_FOR_CANONICALIZATION } levee_signature_use;

typedef struct {
    const char *uri; /* as XMLDSig identifies it */
    levee_signature_use use;
} levee_signature_algorithm;

/* What a signature may be made with. */
typedef struct {
    const levee_signature_algorithm *algorithms;
    size_t count;
    /* Elements, attributes, texts, comments and instructions that the document may have: memory grows with them. */
    size_t nodes;
} levee_signature_rules;

/* Good where the signature verifies with the key of one of the certificates. The bytes must be UTF-8 within the limits
 * of a feed, and fewer than 2 GiB. */
levee_signature_result levee_signature_verify(levee_signature_bytes document, const levee_signature_bytes *certificates,
                                              size_t count, levee_signature_rules rules);

/* Makes the libraries ready, once; they may open files of their own for it. False where they cannot be made ready. */
bool levee_signature_prepare(void);

/* The options that are in force when a document is parsed, as the XML library's bit mask. */
int levee_signature_options(void);

#endif
