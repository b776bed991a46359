#pragma once

/* Settings of the database library that hold for the whole process. Has to be called before anything is opened; later it
 * changes nothing. */
void levee_store_setup(void);
