#include "internal.h"

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/objects.h>
#include <openssl/pem.h>
#include <string.h>

enum { LARGEST = 64 << 10 };

/* Only white space may stand behind a certificate. */
static bool is_blank(const unsigned char *bytes, size_t count) {
    for (size_t index = 0; index < count; index++)
        if (!memchr(" \t\r\n", bytes[index], 4)) return false;
    return true;
}

static X509 *read_pem(levee_signature_bytes bytes) {
    BIO *memory = BIO_new_mem_buf(bytes.start, (int)bytes.count);
    if (!memory) return NULL;
    X509 *certificate = PEM_read_bio_X509(memory, NULL, NULL, NULL);
    const unsigned char *rest = NULL;
    long count = BIO_get_mem_data(memory, (char **)(void *)&rest);
    if (certificate && (count < 0 || !is_blank(rest, (size_t)count))) {
        X509_free(certificate);
        certificate = NULL;
    }
    BIO_free(memory);
    return certificate;
}

X509 *levee_certificate_read(levee_signature_bytes bytes) {
    static const char PEM[] = "-----BEGIN CERTIFICATE-----";
    if (bytes.count > LARGEST || !levee_signature_prepare()) return NULL;
    if (bytes.count >= sizeof PEM && memcmp(bytes.start, PEM, sizeof PEM - 1) == 0) return read_pem(bytes);
    const unsigned char *end = bytes.start;
    X509 *certificate = d2i_X509(NULL, &end, (long)bytes.count);
    if (certificate && end != bytes.start + bytes.count) {
        X509_free(certificate);
        return NULL;
    }
    return certificate;
}

static levee_certificate_kind kind_of(EVP_PKEY *key) {
    if (!key) return LEVEE_CERTIFICATE_OTHER_KEY;
    if (EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA) return LEVEE_CERTIFICATE_RSA;
    if (EVP_PKEY_get_base_id(key) != EVP_PKEY_EC) return LEVEE_CERTIFICATE_OTHER_KEY;
    char curve[64];
    if (!EVP_PKEY_get_group_name(key, curve, sizeof curve, NULL)) return LEVEE_CERTIFICATE_OTHER_KEY;
    int name = OBJ_sn2nid(curve);
    bool is_known = name == NID_X9_62_prime256v1 || name == NID_secp384r1 || name == NID_secp521r1;
    return is_known ? LEVEE_CERTIFICATE_EC : LEVEE_CERTIFICATE_OTHER_KEY;
}

/* Since 1970, without the zone of the machine, which the C library would read from a file. */
static bool seconds(const ASN1_TIME *time, int64_t *result) {
    int days, rest;
    ASN1_TIME *start = ASN1_TIME_new();
    bool is_set = start && ASN1_TIME_set_string(start, "19700101000000Z") && ASN1_TIME_diff(&days, &rest, start, time);
    ASN1_TIME_free(start);
    if (is_set) *result = (int64_t)days * 86400 + rest;
    return is_set;
}

levee_certificate levee_certificate_examine(levee_signature_bytes bytes) {
    levee_certificate facts = { .kind = LEVEE_CERTIFICATE_UNREADABLE };
    X509 *certificate = levee_certificate_read(bytes);
    if (!certificate) return facts;
    unsigned int length = sizeof facts.fingerprint;
    if (seconds(X509_get0_notBefore(certificate), &facts.not_before)
        && seconds(X509_get0_notAfter(certificate), &facts.not_after)
        && X509_digest(certificate, EVP_sha256(), facts.fingerprint, &length)) {
        EVP_PKEY *key = X509_get0_pubkey(certificate);
        facts.kind = kind_of(key);
        facts.bits = key ? EVP_PKEY_get_bits(key) : 0;
    }
    X509_free(certificate);
    return facts;
}
