/* How many letters the scanners that are written by hand have gone over, in this thread so far. The core counts only the tokens
   that they are asked for, and in a text with errors each may be looked for to the text's end. Read by lower, which has a bound. */
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C"
#endif
    uint64_t
    scanner_steps(void);
