// Cells of 64 bits in memory that several processes map. Swift's own atomics live in values that
// Swift owns; these live at an address the kernel gave, which is passed as an integer.
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

// glibc declares it, and the seals, only under _GNU_SOURCE, which its Swift module does not define.
int memfd_create(const char *name, unsigned int flags);

static inline uint64_t *shared_cell(uintptr_t segment, size_t cell) {
    return (uint64_t *)segment + cell;
}

static inline uint64_t shared_load(uintptr_t segment, size_t cell) {
    return __atomic_load_n(shared_cell(segment, cell), __ATOMIC_ACQUIRE);
}

static inline void shared_store(uintptr_t segment, size_t cell, uint64_t value) {
    __atomic_store_n(shared_cell(segment, cell), value, __ATOMIC_RELEASE);
}

/// Returns the value before.
static inline uint64_t shared_add(uintptr_t segment, size_t cell, uint64_t value) {
    return __atomic_fetch_add(shared_cell(segment, cell), value, __ATOMIC_RELAXED);
}

/// Puts `desired` where `expected` is. Returns what was there: `expected` when it worked.
static inline uint64_t shared_exchange(uintptr_t segment, size_t cell, uint64_t expected, uint64_t desired) {
    __atomic_compare_exchange_n(
        shared_cell(segment, cell), &expected, desired, 0, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE);
    return expected;
}

/// A file in memory of exactly `size` bytes, for good; -1 and errno when there is no room for it.
static inline int shared_create(size_t size) {
    const unsigned int close_on_exec = 1, allow_sealing = 2;
    const int add_seals = 1033, seal = 1, shrink = 2, grow = 4;
    int descriptor = memfd_create("trunkline", close_on_exec | allow_sealing);
    if (descriptor < 0) return -1;
    if (ftruncate(descriptor, (off_t)size) != 0 || fcntl(descriptor, add_seals, seal | shrink | grow) != 0) {
        int error = errno;
        close(descriptor);
        errno = error;
        return -1;
    }
    return descriptor;
}

/// The size of a file in bytes; -1 when the descriptor is none.
static inline int64_t shared_size(int descriptor) {
    struct stat status;
    return fstat(descriptor, &status) == 0 ? status.st_size : -1;
}

/// Returns the address, or 0 and errno.
static inline uintptr_t shared_map(int descriptor, size_t size) {
    void *address = mmap(0, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    return address == MAP_FAILED ? 0 : (uintptr_t)address;
}

static inline void shared_unmap(uintptr_t segment, size_t size) {
    munmap((void *)segment, size);
}

/// CLOCK_MONOTONIC in nanoseconds: the same clock in every process of the host.
static inline uint64_t shared_now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}
