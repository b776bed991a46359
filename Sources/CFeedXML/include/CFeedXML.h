/* A pull SAX parser for one XML document that comes in through a read callback.
 *
 * It refuses every DOCTYPE, loads nothing from outside, and stops at the first error. No name of the XML library
 * appears here, so that its headers never meet Foundation's. Pointers in callbacks are valid only during the call. */
#ifndef LEVEE_FEED_XML_H
#define LEVEE_FEED_XML_H

#include <stdbool.h>
#include <stddef.h>

typedef struct levee_xml_parser levee_xml_parser;

typedef struct {
    const unsigned char *start;
    size_t count;
} levee_xml_bytes;

/* `space` is the namespace's name; empty where there is none. Namespace declarations are no attributes here. */
typedef struct {
    levee_xml_bytes space;
    levee_xml_bytes name;
    levee_xml_bytes value;
} levee_xml_attribute;

/* Each callback but `read` says whether to go on. */
typedef struct {
    /* Fills the buffer and returns how many bytes; 0 or less at the end. */
    int (*read)(void *context, unsigned char *buffer, int capacity);
    /* `line` is the line on which the tag ends. */
    bool (*start)(void *context, levee_xml_bytes space, levee_xml_bytes name, const levee_xml_attribute *attributes,
                  size_t count, int line);
    /* `names`: bytes that the parser holds for names and namespaces; they grow with each new one until it is freed. */
    bool (*end)(void *context, size_t names);
    /* Character data and CDATA, in pieces; `line` is the line on which the piece ends. */
    bool (*text)(void *context, levee_xml_bytes text, int line);
} levee_xml_handlers;

typedef enum {
    LEVEE_XML_DONE,    /* the whole document was well-formed */
    LEVEE_XML_STOPPED, /* a callback said so */
    LEVEE_XML_DOCTYPE, /* there is a DOCTYPE */
    LEVEE_XML_FAILED   /* not well-formed, namespaces included */
} levee_xml_outcome;

typedef struct {
    levee_xml_outcome outcome;
    int code; /* the library's error number; its message may hold values and is never read */
    int line; /* from 1; 0 where there is no error */
    bool name_too_long;
} levee_xml_result;

/* NULL where there is no memory. */
levee_xml_parser *levee_xml_new(const levee_xml_handlers *handlers, void *context);
/* Parses to the end. Once per parser. */
levee_xml_result levee_xml_run(levee_xml_parser *parser);

/* The same parser, to be given its bytes instead of asking for them: `read` is never called. NULL where there is no memory. */
levee_xml_parser *levee_xml_new_push(const levee_xml_handlers *handlers, void *context);
/* Parses the next bytes; false where nothing more is taken. */
bool levee_xml_push(levee_xml_parser *parser, const unsigned char *bytes, int count);
/* Says that there are no more bytes. Once per parser. */
levee_xml_result levee_xml_finish(levee_xml_parser *parser);
/* The options that are in force, as the library's bit mask. */
int levee_xml_options(const levee_xml_parser *parser);
void levee_xml_free(levee_xml_parser *parser);

#endif
