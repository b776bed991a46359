#include "CEmbeddedData.h"

#define BYTES(name) (levee_bytes) { .start = name, .count = sizeof(name) }

static const unsigned char countries[] = {
#embed "../../data/codes/countries.csv"
};
levee_bytes levee_countries(void) { return BYTES(countries); }

static const unsigned char surnames[] = {
#embed "../../data/codes/surnames.csv"
};
levee_bytes levee_surnames(void) { return BYTES(surnames); }

static const unsigned char surname_readings[] = {
#embed "../../data/codes/surname-readings.csv"
};
levee_bytes levee_surname_readings(void) { return BYTES(surname_readings); }

static const unsigned char policy[] = {
#embed "../../data/policy/policy.yaml"
};
levee_bytes levee_policy(void) { return BYTES(policy); }

static const unsigned char calendar[] = {
#embed "../../data/codes/calendar.yaml"
};
levee_bytes levee_calendar(void) { return BYTES(calendar); }

static const unsigned char schema[] = {
#embed "../../data/schema/border-feed-1.xsd"
};
levee_bytes levee_schema(void) { return BYTES(schema); }

static const unsigned char profile_cn_exit_entry[] = {
#embed "../../data/profiles/cn-exit-entry.yaml"
};
levee_bytes levee_profile_cn_exit_entry(void) { return BYTES(profile_cn_exit_entry); }

static const unsigned char profile_niem_6[] = {
#embed "../../data/profiles/niem-6.yaml"
};
levee_bytes levee_profile_niem_6(void) { return BYTES(profile_niem_6); }

static const unsigned char profile_un_sanctions[] = {
#embed "../../data/profiles/un-sanctions.yaml"
};
levee_bytes levee_profile_un_sanctions(void) { return BYTES(profile_un_sanctions); }
