#include "CStoreSetup.h"

#include <sqlite3.h>

/* Nobody asks how much memory is in use, and counting it takes a lock for every page and every row. */
void levee_store_setup(void) { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
