#include "CFeedXML.h"

#include <libxml/catalog.h>
#include <libxml/dict.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* NOENT is what makes `&amp;` in an attribute arrive as `&`: no other entity can exist without a DOCTYPE. */
enum { OPTIONS = XML_PARSE_NOENT | XML_PARSE_NONET };

/* Names come from the library's dictionary: the same name lies at the same place for as long as its parser lives, so that
 * its length need not be counted again. */
enum { KNOWN_NAMES = 256 };

struct levee_xml_parser {
    levee_xml_handlers handlers;
    void *context;
    xmlParserCtxtPtr library;
    levee_xml_attribute *attributes;
    size_t capacity;
    levee_xml_bytes names[KNOWN_NAMES];
    bool stopped;
    bool doctype;
    int code;
    int line;
};

/* Nothing is ever loaded, whoever asks. */
static xmlParserInputPtr deny(const char *url, const char *id, xmlParserCtxtPtr library) {
    (void)url, (void)id, (void)library;
    return NULL;
}

static void prepare(void) {
    xmlInitParser();
    xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE);
    xmlSetExternalEntityLoader(deny);
}

static levee_xml_bytes name_of(levee_xml_parser *parser, const xmlChar *text) {
    if (!text) return (levee_xml_bytes) { 0 };
    levee_xml_bytes *known = &parser->names[((uintptr_t)text >> 2) % KNOWN_NAMES];
    if (known->start != text) *known = (levee_xml_bytes) { .start = text, .count = strlen((const char *)text) };
    return *known;
}

static void stop(levee_xml_parser *parser) {
    if (parser->stopped) return;
    parser->stopped = true;
    xmlStopParser(parser->library);
}

/* After an error of namespaces the library would go on: events are cut off here. */
static bool is_over(levee_xml_parser *parser) {
    if (parser->code != 0) stop(parser);
    return parser->stopped;
}

static int on_read(void *context, char *buffer, int capacity) {
    levee_xml_parser *parser = context;
    if (parser->stopped || parser->code != 0) return -1;
    return parser->handlers.read(parser->context, (unsigned char *)buffer, capacity);
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id) {
    (void)name, (void)public_id, (void)system_id;
    levee_xml_parser *parser = context;
    parser->doctype = true;
    stop(parser);
}

static void fail(levee_xml_parser *parser, int code, int line) {
    if (parser->code != 0) return;
    parser->code = code;
    parser->line = line;
}

static void on_error(void *context, xmlErrorPtr error) {
    levee_xml_parser *parser = context;
    if (parser->stopped || error->level < XML_ERR_ERROR) return;
    /* A namespace may have any name; that this one is no URI is a warning by its code and an error by its level. */
    if (error->code == XML_WAR_NS_URI) return;
    fail(parser, error->code != 0 ? error->code : XML_ERR_INTERNAL_ERROR, error->line);
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space, int spaces,
                     const xmlChar **declared, int count, int defaulted, const xmlChar **attributes) {
    (void)prefix, (void)spaces, (void)declared, (void)defaulted;
    levee_xml_parser *parser = context;
    if (is_over(parser)) return;
    if ((size_t)count > parser->capacity) {
        levee_xml_attribute *grown = realloc(parser->attributes, (size_t)count * sizeof *grown);
        if (!grown) {
            fail(parser, XML_ERR_NO_MEMORY, xmlSAX2GetLineNumber(parser->library));
            return;
        }
        parser->attributes = grown;
        parser->capacity = (size_t)count;
    }
    for (int index = 0; index < count; index++, attributes += 5) {
        parser->attributes[index] = (levee_xml_attribute) {
            .name = name_of(parser, attributes[0]),
            .space = name_of(parser, attributes[2]),
            .value = { .start = attributes[3], .count = (size_t)(attributes[4] - attributes[3]) },
        };
    }
    if (!parser->handlers.start(parser->context, name_of(parser, space), name_of(parser, name), parser->attributes,
                                (size_t)count, xmlSAX2GetLineNumber(parser->library)))
        stop(parser);
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space) {
    (void)name, (void)prefix, (void)space;
    levee_xml_parser *parser = context;
    if (is_over(parser)) return;
    if (!parser->handlers.end(parser->context, xmlDictGetUsage(parser->library->dict))) stop(parser);
}

static void on_text(void *context, const xmlChar *text, int count) {
    levee_xml_parser *parser = context;
    if (is_over(parser)) return;
    levee_xml_bytes piece = { .start = text, .count = (size_t)count };
    if (!parser->handlers.text(parser->context, piece, xmlSAX2GetLineNumber(parser->library))) stop(parser);
}

static levee_xml_parser *new_parser(const levee_xml_handlers *handlers, void *context, bool is_pushed) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, prepare);
    levee_xml_parser *parser = calloc(1, sizeof *parser);
    if (!parser) return NULL;
    parser->handlers = *handlers;
    parser->context = context;
    xmlSAXHandler sax = {
        .initialized = XML_SAX2_MAGIC,
        .internalSubset = on_doctype,
        .startElementNs = on_start,
        .endElementNs = on_end,
        .characters = on_text,
        .ignorableWhitespace = on_text,
        .cdataBlock = on_text,
        .serror = on_error,
    };
    parser->library = is_pushed
        ? xmlCreatePushParserCtxt(&sax, parser, NULL, 0, NULL)
        : xmlCreateIOParserCtxt(&sax, parser, on_read, NULL, parser, XML_CHAR_ENCODING_NONE);
    if (!parser->library) {
        free(parser);
        return NULL;
    }
    xmlCtxtUseOptions(parser->library, OPTIONS);
    return parser;
}

levee_xml_parser *levee_xml_new(const levee_xml_handlers *handlers, void *context) {
    return new_parser(handlers, context, false);
}

levee_xml_parser *levee_xml_new_push(const levee_xml_handlers *handlers, void *context) {
    return new_parser(handlers, context, true);
}

static levee_xml_result result_of(const levee_xml_parser *parser, int status) {
    levee_xml_result result = { .outcome = LEVEE_XML_DONE };
    if (parser->doctype) {
        result.outcome = LEVEE_XML_DOCTYPE;
    } else if (parser->code != 0) {
        result.outcome = LEVEE_XML_FAILED;
        result.code = parser->code;
        result.line = parser->line;
        result.name_too_long = parser->code == XML_ERR_NAME_TOO_LONG;
    } else if (parser->stopped) {
        result.outcome = LEVEE_XML_STOPPED;
    } else if (status != 0 || !parser->library->wellFormed) {
        result.outcome = LEVEE_XML_FAILED;
    }
    return result;
}

levee_xml_result levee_xml_run(levee_xml_parser *parser) {
    int status = xmlParseDocument(parser->library);
    return result_of(parser, status);
}

bool levee_xml_push(levee_xml_parser *parser, const unsigned char *bytes, int count) {
    if (is_over(parser)) return false;
    int status = xmlParseChunk(parser->library, (const char *)bytes, count, 0);
    return status == 0 && !is_over(parser);
}

levee_xml_result levee_xml_finish(levee_xml_parser *parser) {
    int status = is_over(parser) ? 0 : xmlParseChunk(parser->library, NULL, 0, 1);
    return result_of(parser, status);
}

int levee_xml_options(const levee_xml_parser *parser) { return parser->library->options; }

void levee_xml_free(levee_xml_parser *parser) {
    if (!parser) return;
    if (parser->library->myDoc) xmlFreeDoc(parser->library->myDoc);
    xmlFreeParserCtxt(parser->library);
    free(parser->attributes);
    free(parser);
}
