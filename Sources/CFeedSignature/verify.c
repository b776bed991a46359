#include "internal.h"

#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <openssl/crypto.h>
#include <pthread.h>
#include <xmlsec/crypto.h>
#include <xmlsec/errors.h>
#include <xmlsec/io.h>
#include <xmlsec/openssl/evp.h>
#include <xmlsec/xmldsig.h>
#include <xmlsec/xmlsec.h>

static bool is_prepared;

/* Nothing is ever loaded, whoever asks. */
static xmlParserInputPtr deny(const char *url, const char *id, xmlParserCtxtPtr parser) {
    (void)url, (void)id, (void)parser;
    return NULL;
}

static void keep_silent(const char *file, int line, const char *function, const char *object, const char *subject,
                        int reason, const char *message) {
    (void)file, (void)line, (void)function, (void)object, (void)subject, (void)reason, (void)message;
}

static void ignore(void *context, xmlErrorPtr error) { (void)context, (void)error; }

static void prepare(void) {
    xmlInitParser();
    xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE);
    xmlSetExternalEntityLoader(deny);
    /* A configuration file of the machine could bring other algorithms and modules in. */
    if (!OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL)) return;
    if (xmlSecInit() < 0 || xmlSecCheckVersion() != 1 || xmlSecCryptoInit() < 0) return;
    xmlSecErrorsSetCallback(keep_silent);
    /* The library knows how to open files and addresses; it forgets it here. */
    xmlSecIOCleanupCallbacks();
    is_prepared = true;
}

bool levee_signature_prepare(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, prepare);
    return is_prepared;
}

/* Allows what the list names and the library has, in a reference or in the signature itself. */
static bool enable(xmlSecDSigCtxPtr context, levee_signature_rules rules) {
    static const xmlSecTransformUsage usages[] = {
        [LEVEE_FOR_SIGNATURE] = xmlSecTransformUsageSignatureMethod,
        [LEVEE_FOR_DIGEST] = xmlSecTransformUsageDigestMethod,
        [LEVEE_FOR_CANONICALIZATION] = xmlSecTransformUsageC14NMethod,
    };
    for (size_t index = 0; index < rules.count; index++) {
        const levee_signature_use use = rules.algorithms[index].use;
        const xmlChar *href = (const xmlChar *)rules.algorithms[index].uri;
        xmlSecTransformId one = xmlSecTransformIdListFindByHref(xmlSecTransformIdsGet(), href, usages[use]);
        if (!one) continue;
        if (use != LEVEE_FOR_SIGNATURE && xmlSecDSigCtxEnableReferenceTransform(context, one) < 0) return false;
        if (use != LEVEE_FOR_DIGEST && xmlSecDSigCtxEnableSignatureTransform(context, one) < 0) return false;
    }
    return xmlSecDSigCtxEnableReferenceTransform(context, xmlSecTransformEnvelopedId) == 0;
}

/* A context that knows one key and looks for no other. It takes the key over. */
static xmlSecDSigCtxPtr context_with(EVP_PKEY *key, levee_signature_rules rules) {
    xmlSecDSigCtxPtr context = xmlSecDSigCtxCreate(NULL);
    xmlSecKeyPtr wrapped = xmlSecKeyCreate();
    xmlSecKeyDataPtr value = wrapped && EVP_PKEY_up_ref(key) ? xmlSecOpenSSLEvpKeyAdopt(key) : NULL;
    if (!context || !value || xmlSecKeySetValue(wrapped, value) < 0) {
        if (context) xmlSecDSigCtxDestroy(context);
        if (value) xmlSecKeyDataDestroy(value);
        if (wrapped) xmlSecKeyDestroy(wrapped);
        return NULL;
    }
    context->signKey = wrapped;
    context->flags |= XMLSEC_DSIG_FLAGS_IGNORE_MANIFESTS;
    context->enabledReferenceUris = xmlSecTransformUriTypeEmpty;
    context->keyInfoReadCtx.retrievalMethodCtx.enabledUris = xmlSecTransformUriTypeNone;
    context->keyInfoReadCtx.maxRetrievalMethodLevel = 0;
    context->keyInfoReadCtx.maxEncryptedKeyLevel = 0;
    /* An empty list would allow all kinds; a key's name leads nowhere without a manager of keys. */
    bool is_closed = xmlSecPtrListAdd(&context->keyInfoReadCtx.enabledKeyData, (void *)xmlSecKeyDataNameId) == 0;
    if (is_closed && enable(context, rules)) return context;
    xmlSecDSigCtxDestroy(context);
    return NULL;
}

/* Whether the library verified exactly one reference, and it was the whole document's. */
static bool is_good(xmlSecDSigCtxPtr context) {
    if (context->status != xmlSecDSigStatusSucceeded) return false;
    if (xmlSecPtrListGetSize(&context->signedInfoReferences) != 1) return false;
    xmlSecDSigReferenceCtxPtr reference = xmlSecPtrListGetItem(&context->signedInfoReferences, 0);
    return reference && reference->status == xmlSecDSigStatusSucceeded && reference->uri && !*reference->uri;
}

bool levee_signature_matches(const levee_signed_document *document, levee_signature_rules rules, EVP_PKEY *key) {
    xmlSecDSigCtxPtr context = context_with(key, rules);
    if (!context) return false;
    xmlSetStructuredErrorFunc(NULL, ignore);
    bool matches = xmlSecDSigCtxVerify(context, document->signature) == 0 && is_good(context);
    xmlSetStructuredErrorFunc(NULL, NULL);
    xmlSecDSigCtxDestroy(context);
    return matches;
}

levee_signature_result levee_signature_verify(levee_signature_bytes bytes, const levee_signature_bytes *certificates,
                                              size_t count, levee_signature_rules rules) {
    if (!levee_signature_prepare()) return (levee_signature_result) { .outcome = LEVEE_SIGNATURE_NOT_READ };
    levee_signed_document document;
    levee_signature_result result = levee_signature_parse(bytes, rules.nodes, &document);
    if (result.outcome == LEVEE_SIGNATURE_GOOD) result = levee_signature_check(&document, rules);
    if (result.outcome == LEVEE_SIGNATURE_GOOD) {
        result.outcome = LEVEE_SIGNATURE_BAD;
        result.line = (int)xmlGetLineNo(document.signature);
        for (size_t index = 0; index < count && result.outcome != LEVEE_SIGNATURE_GOOD; index++) {
            X509 *certificate = levee_certificate_read(certificates[index]);
            EVP_PKEY *key = certificate ? X509_get0_pubkey(certificate) : NULL;
            if (key && levee_signature_matches(&document, rules, key))
                result = (levee_signature_result) { .outcome = LEVEE_SIGNATURE_GOOD };
            X509_free(certificate);
        }
    }
    if (document.tree) xmlFreeDoc(document.tree);
    return result;
}
