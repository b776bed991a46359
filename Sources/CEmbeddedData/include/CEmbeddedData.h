/* The data files that ship inside the binary, byte for byte as they are under data/. */
#ifndef LEVEE_EMBEDDED_DATA_H
#define LEVEE_EMBEDDED_DATA_H

#include <stddef.h>

typedef struct {
    const unsigned char *start;
    size_t count;
} levee_bytes;

/* data/codes/countries.csv */
levee_bytes levee_countries(void);
/* data/codes/surnames.csv */
levee_bytes levee_surnames(void);
/* data/codes/surname-readings.csv */
levee_bytes levee_surname_readings(void);
/* data/policy/policy.yaml */
levee_bytes levee_policy(void);
/* data/codes/calendar.yaml */
levee_bytes levee_calendar(void);
/* data/schema/border-feed-1.xsd */
levee_bytes levee_schema(void);

#endif
