/* What the files of this target share. The definitions stand before the library's headers and are those of its
 * pkg-config file, which SwiftPM does not pass on: without NO_SIZE_T our structs would not be the library's. */
#ifndef LEVEE_FEED_SIGNATURE_INTERNAL_H
#define LEVEE_FEED_SIGNATURE_INTERNAL_H

#define XMLSEC_CRYPTO_OPENSSL 1
#define XMLSEC_NO_SIZE_T 1
#define XMLSEC_NO_GOST 1
#define XMLSEC_NO_GOST2012 1
#define XMLSEC_NO_CRYPTO_DYNAMIC_LOADING 1

#include "CFeedSignature.h"

#include <libxml/tree.h>
#include <openssl/x509.h>
#include <stdbool.h>

/* The document as a tree, and its only signature. */
typedef struct {
    xmlDocPtr tree;
    xmlNodePtr signature;
} levee_signed_document;


/* Reads the document; `document->tree` is the caller's to free, whatever the result. */
levee_signature_result levee_signature_parse(levee_signature_bytes bytes, size_t nodes,
                                             levee_signed_document *document);
/* Holds the signature to the one shape that is accepted. */
levee_signature_result levee_signature_check(const levee_signed_document *document, levee_signature_rules rules);
/* Verifies with the key. */
bool levee_signature_matches(const levee_signed_document *document, levee_signature_rules rules, EVP_PKEY *key);

/* The certificate; NULL where the bytes are not exactly one. */
X509 *levee_certificate_read(levee_signature_bytes bytes);

static const char LEVEE_DSIG[] = "http://www.w3.org/2000/09/xmldsig#";
static const char LEVEE_ENVELOPED[] = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
/* What a digest of nodes falls back on where no canonicalization is named. */
static const char LEVEE_C14N[] = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";

#endif
