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
/* data/profiles/cn-exit-entry.yaml */
levee_bytes levee_profile_cn_exit_entry(void);
/* data/profiles/niem-6.yaml */
levee_bytes levee_profile_niem_6(void);
/* data/profiles/un-sanctions.yaml */
levee_bytes levee_profile_un_sanctions(void);

#endif
