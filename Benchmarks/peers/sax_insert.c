/* The plain importer to stand beside: libxml2 SAX and prepared SQLite inserts in one transaction, nothing else. It checks
 * nothing, matches nobody and counts nothing; every record becomes one row of texts, under a key unless told otherwise.
 *
 * cc -O2 sax_insert.c $(pkg-config --cflags --libs libxml-2.0 sqlite3); ./a.out FEED DATABASE [nokey] */
#include <libxml/parser.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const COLUMNS[] = {
    "recordId", "action", "on", "direction", "at", "port", "to", "from", "of", "reason", "idNumber", "name", "surname",
    "givenNames", "birthDate", "sex", "type", "number", "issuingState", "issuedOn", "expiresOn", "authority",
};
enum { COUNT = sizeof COLUMNS / sizeof *COLUMNS };

static sqlite3 *db;
static sqlite3_stmt *insert;
static int depth;
static long rows;

static void check(int code) {
    if (code == SQLITE_OK || code == SQLITE_DONE) return;
    fprintf(stderr, "%s\n", sqlite3_errmsg(db));
    exit(1);
}

static void run(const char *sql) { check(sqlite3_exec(db, sql, NULL, NULL, NULL)); }

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space, int spaces,
                     const xmlChar **declared, int count, int defaulted, const xmlChar **attributes) {
    (void)context, (void)prefix, (void)space, (void)spaces, (void)declared, (void)defaulted;
    if (++depth < 2) return;
    if (depth == 2) {
        sqlite3_clear_bindings(insert);
        sqlite3_bind_text(insert, 1, (const char *)name, -1, SQLITE_TRANSIENT);
    }
    for (int index = 0; index < count; index++, attributes += 5) {
        for (int column = 0; column < COUNT; column++) {
            if (strcmp((const char *)attributes[0], COLUMNS[column]) != 0) continue;
            int length = (int)(attributes[4] - attributes[3]);
            sqlite3_bind_text(insert, column + 2, (const char *)attributes[3], length, SQLITE_TRANSIENT);
            break;
        }
    }
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space) {
    (void)context, (void)name, (void)prefix, (void)space;
    if (--depth != 1) return;
    check(sqlite3_step(insert));
    sqlite3_reset(insert);
    rows++;
}

int main(int count, char **words) {
    if (count < 3) return 64;
    FILE *file = fopen(words[1], "rb");
    if (!file) return 66;
    check(sqlite3_open(words[2], &db));
    run("PRAGMA journal_mode = wal; PRAGMA synchronous = FULL");
    char sql[2048] = "CREATE TABLE record (kind TEXT";
    for (int column = 0; column < COUNT; column++) sprintf(sql + strlen(sql), ", \"%s\" TEXT", COLUMNS[column]);
    run(strcat(sql, count > 3 ? ")" : ", UNIQUE (recordId))"));
    strcpy(sql, "INSERT INTO record VALUES (?");
    for (int column = 0; column < COUNT; column++) strcat(sql, ", ?");
    check(sqlite3_prepare_v2(db, strcat(sql, ")"), -1, &insert, NULL));
    run("BEGIN");
    xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC, .startElementNs = on_start, .endElementNs = on_end };
    static char buffer[1 << 16];
    size_t taken = fread(buffer, 1, 4, file);
    xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&sax, NULL, buffer, (int)taken, NULL);
    while ((taken = fread(buffer, 1, sizeof buffer, file)) > 0) xmlParseChunk(parser, buffer, (int)taken, 0);
    int error = xmlParseChunk(parser, buffer, 0, 1);
    run("COMMIT");
    sqlite3_finalize(insert);
    check(sqlite3_close(db));
    printf("%ld\n", rows);
    return error ? 65 : 0;
}
