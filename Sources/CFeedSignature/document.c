#include "internal.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <string.h>

/* As the reader of feeds has them; BIG_LINES only lets a node know its line beyond 65,535. */
enum { OPTIONS = XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_BIG_LINES };

/* Namespace declarations that may be in scope at once: canonicalization goes through all of them at every element. */
enum { NAMESPACES = 16, DEPTH = 64 };

typedef struct {
    size_t budget, signatures;
    int depth, declarations;
    int declared[DEPTH];
    int line;
    xmlNodePtr signature;
    levee_signature_outcome outcome;
    const char *part;
} state;

static void stop(xmlParserCtxtPtr parser, levee_signature_outcome outcome, const char *part) {
    state *state = parser->_private;
    if (state->outcome != LEVEE_SIGNATURE_GOOD) return;
    state->outcome = outcome;
    state->part = part;
    state->line = xmlSAX2GetLineNumber(parser);
    xmlStopParser(parser);
}

/* Whether so many more nodes are within the budget. */
static bool spend(xmlParserCtxtPtr parser, size_t nodes) {
    state *state = parser->_private;
    if (state->outcome != LEVEE_SIGNATURE_GOOD) return false;
    if (nodes > state->budget) {
        stop(parser, LEVEE_SIGNATURE_TOO_LARGE, NULL);
        return false;
    }
    state->budget -= nodes;
    return true;
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id) {
    (void)name, (void)public_id, (void)system_id;
    stop(context, LEVEE_SIGNATURE_NOT_READ, NULL);
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space, int spaces,
                     const xmlChar **declared, int count, int defaulted, const xmlChar **attributes) {
    xmlParserCtxtPtr parser = context;
    state *state = parser->_private;
    if (!spend(parser, 1 + (size_t)spaces + 2 * (size_t)count)) return;
    if (state->depth == DEPTH || state->declarations + spaces > NAMESPACES) {
        stop(parser, LEVEE_SIGNATURE_NOT_ALLOWED, "xmlns");
        return;
    }
    state->declared[state->depth++] = spaces;
    state->declarations += spaces;
    xmlSAX2StartElementNs(parser, name, prefix, space, spaces, declared, count, defaulted, attributes);
    if (!space || strcmp((const char *)space, LEVEE_DSIG) != 0 || strcmp((const char *)name, "Signature") != 0) return;
    state->signature = parser->node;
    if (++state->signatures > 1) stop(parser, LEVEE_SIGNATURE_NOT_ALLOWED, "Signature");
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space) {
    xmlParserCtxtPtr parser = context;
    state *state = parser->_private;
    if (state->outcome != LEVEE_SIGNATURE_GOOD) return;
    state->declarations -= state->declared[--state->depth];
    xmlSAX2EndElementNs(parser, name, prefix, space);
}

static void on_text(void *context, const xmlChar *text, int count) {
    if (spend(context, 1)) xmlSAX2Characters(context, text, count);
}

static void on_cdata(void *context, const xmlChar *text, int count) {
    if (spend(context, 1)) xmlSAX2CDataBlock(context, text, count);
}

static void on_comment(void *context, const xmlChar *text) {
    if (spend(context, 1)) xmlSAX2Comment(context, text);
}

static void on_instruction(void *context, const xmlChar *target, const xmlChar *data) {
    if (spend(context, 1)) xmlSAX2ProcessingInstruction(context, target, data);
}

/* Messages hold values of the feed: they are counted and never read. */
static void on_error(void *context, xmlErrorPtr error) {
    xmlParserCtxtPtr parser = context;
    if (error->level < XML_ERR_ERROR || error->code == XML_WAR_NS_URI) return;
    stop(parser, LEVEE_SIGNATURE_NOT_READ, NULL);
}

static xmlParserCtxtPtr parser_for(levee_signature_bytes bytes, state *state) {
    if (bytes.count == 0 || bytes.count > INT_MAX) return NULL;
    xmlParserCtxtPtr parser = xmlCreateMemoryParserCtxt((const char *)bytes.start, (int)bytes.count);
    if (!parser) return NULL;
    xmlCtxtUseOptions(parser, OPTIONS);
    parser->_private = state;
    xmlSAXHandlerPtr sax = parser->sax;
    sax->internalSubset = on_doctype;
    sax->startElementNs = on_start;
    sax->endElementNs = on_end;
    sax->characters = sax->ignorableWhitespace = on_text;
    sax->cdataBlock = on_cdata;
    sax->comment = on_comment;
    sax->processingInstruction = on_instruction;
    sax->serror = on_error;
    return parser;
}

int levee_signature_options(void) {
    static const unsigned char SMALL[] = "<a/>";
    state state = { .outcome = LEVEE_SIGNATURE_GOOD };
    xmlParserCtxtPtr parser = parser_for((levee_signature_bytes) { .start = SMALL, .count = sizeof SMALL - 1 }, &state);
    int options = parser ? parser->options : -1;
    xmlFreeParserCtxt(parser);
    return options;
}

levee_signature_result levee_signature_parse(levee_signature_bytes bytes, size_t nodes,
                                             levee_signed_document *document) {
    state state = { .budget = nodes, .outcome = LEVEE_SIGNATURE_GOOD };
    *document = (levee_signed_document) { 0 };
    xmlParserCtxtPtr parser = parser_for(bytes, &state);
    if (!parser) return (levee_signature_result) { .outcome = LEVEE_SIGNATURE_NOT_READ };
    int status = xmlParseDocument(parser);
    document->tree = parser->myDoc;
    document->signature = state.signature;
    if (state.outcome == LEVEE_SIGNATURE_GOOD && (status != 0 || !parser->wellFormed || !parser->nsWellFormed))
        state.outcome = LEVEE_SIGNATURE_NOT_READ;
    if (state.outcome == LEVEE_SIGNATURE_GOOD && !state.signature) state.outcome = LEVEE_SIGNATURE_MISSING;
    xmlFreeParserCtxt(parser);
    return (levee_signature_result) { .outcome = state.outcome, .line = state.line, .part = state.part };
}
