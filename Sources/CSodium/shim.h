#include <sodium.h>
#include <sys/prctl.h>

// prctl is variadic and Swift cannot call it; one typed function per option we
// use. They stand here because what they protect is libsodium's key memory.

/// Forbids core files and ptrace of this process. Returns 0, or -1 with errno.
static inline int csodium_forbid_dumps(void) {
    return prctl(PR_SET_DUMPABLE, 0L, 0L, 0L, 0L);
}

/// Returns 1 while this process may be dumped and traced by its own user, else 0.
static inline int csodium_allows_dumps(void) {
    return prctl(PR_GET_DUMPABLE, 0L, 0L, 0L, 0L) == 1;
}
