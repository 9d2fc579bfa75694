// <fcgiapp.h> only: <fcgi_stdio.h> redefines printf and getenv for the whole file.
#include <fcgiapp.h>
#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>

// glibc declares these only under _GNU_SOURCE, which its Swift module does not define.
int accept4(int listener, struct sockaddr *address, socklen_t *length, int flags);
int pipe2(int descriptors[2], int flags);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int first);

/// The user at the other end of a Unix socket, when it connected; -1 when that cannot be told.
static inline int64_t fastcgi_peer_user(int connection) {
    // struct ucred, which glibc keeps to _GNU_SOURCE.
    struct { int32_t process; uint32_t user; uint32_t group; } peer;
    socklen_t size = sizeof peer;
    if (getsockopt(connection, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return -1;
    return peer.user;
}

/// Whether the descriptor is a listening socket of the Unix family.
static inline int fastcgi_is_listening(int descriptor, int *family) {
    int listens = 0;
    socklen_t size = sizeof listens;
    if (getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) != 0) return 0;
    size = sizeof *family;
    if (getsockopt(descriptor, SOL_SOCKET, SO_DOMAIN, family, &size) != 0) return 0;
    return listens;
}

// The CMSG_ macros are not imported into Swift.
typedef union {
    struct cmsghdr header;
    char space[CMSG_SPACE(sizeof(int))];
} fastcgi_control;

/// Sends a descriptor through a Unix socket, without waiting. Returns 0, or -1 and errno.
static inline int fastcgi_send_descriptor(int channel, int descriptor) {
    char byte = 'c';
    struct iovec data = { &byte, 1 };
    fastcgi_control control;
    memset(&control, 0, sizeof control);
    struct msghdr message = { 0 };
    message.msg_iov = &data;
    message.msg_iovlen = 1;
    message.msg_control = &control;
    message.msg_controllen = sizeof control;
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
    return sendmsg(channel, &message, MSG_DONTWAIT | MSG_NOSIGNAL) == 1 ? 0 : -1;
}

/// Takes a descriptor that waits in a Unix socket; -1 when there is none.
static inline int fastcgi_receive_descriptor(int channel) {
    char byte;
    struct iovec data = { &byte, 1 };
    fastcgi_control control;
    struct msghdr message = { 0 };
    message.msg_iov = &data;
    message.msg_iovlen = 1;
    message.msg_control = &control;
    message.msg_controllen = sizeof control;
    if (recvmsg(channel, &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC) != 1) return -1;
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    if (!header || header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) return -1;
    int descriptor;
    memcpy(&descriptor, CMSG_DATA(header), sizeof descriptor);
    return descriptor;
}

/// prctl(2) is variadic. Returns 0, or -1 and errno.
static inline int fastcgi_signal_at_parents_death(int signal) {
    return prctl(PR_SET_PDEATHSIG, (unsigned long)signal, 0UL, 0UL, 0UL);
}

// setrlimit(2) takes an enum in C and an integer in Swift's view of it.
static inline int fastcgi_forbid_core_dumps(void) {
    struct rlimit none = { 0, 0 };
    return setrlimit(RLIMIT_CORE, &none);
}

// The macros of waitpid(2).
static inline int fastcgi_has_exited(int status) { return WIFEXITED(status); }
static inline int fastcgi_exit_status(int status) { return WEXITSTATUS(status); }
static inline int fastcgi_ending_signal(int status) { return WIFSIGNALED(status) ? WTERMSIG(status) : 0; }
static inline int fastcgi_has_stopped(int status) { return WIFSTOPPED(status); }
static inline int fastcgi_has_continued(int status) { return WIFCONTINUED(status); }
