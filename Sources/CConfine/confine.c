// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "CConfine.h"

#ifdef __linux__

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define FILING_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define FILING_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

static uint64_t mapped_bytes(void) {
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "re");
    if (!file) return 0;
    if (fscanf(file, "%lu", &pages) != 1) pages = 0;
    fclose(file);
    return (uint64_t)pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

static int limit(int what, uint64_t value) {
    struct rlimit both = {value, value};
    return setrlimit(what, &both);
}

static int set_limits(uint64_t memory_bytes) {
    return limit(RLIMIT_AS, mapped_bytes() + memory_bytes) | limit(RLIMIT_FSIZE, 0) |
           limit(RLIMIT_NOFILE, 3) | limit(RLIMIT_NPROC, 0) | limit(RLIMIT_CORE, 0);
}

#ifdef FILING_ARCHITECTURE

#define ALLOW(name) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##name, 0, 1), \
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
// Memory, but never code: bit PROT_EXEC of the third argument must not be set.
#define ALLOW_WITHOUT_CODE(name) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##name, 0, 4), \
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[2])), \
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 1, 0), \
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW), \
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS)

static int set_filter(void) {
    struct sock_filter program[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, FILING_ARCHITECTURE, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        ALLOW(read), ALLOW(write),
        ALLOW_WITHOUT_CODE(mmap), ALLOW_WITHOUT_CODE(mprotect),
        ALLOW(munmap), ALLOW(mremap), ALLOW(madvise), ALLOW(brk),
        ALLOW(futex), ALLOW(sched_yield), ALLOW(clock_gettime), ALLOW(getrandom),
        ALLOW(rt_sigreturn), ALLOW(rt_sigprocmask), ALLOW(rt_sigaction), ALLOW(sigaltstack),
        // How a failed check ends the process by itself.
        ALLOW(gettid), ALLOW(getpid), ALLOW(tgkill),
        ALLOW(exit), ALLOW(exit_group),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
    };
    struct sock_fprog filter = {sizeof program / sizeof *program, program};
    return (int)syscall(
        __NR_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &filter);
}

#else

static int set_filter(void) { return -1; }

#endif

uint32_t filing_confine(uint64_t memory_bytes) {
    uint32_t result = 0;
    // Whatever came open through exec; 0, 1 and 2 stay.
    syscall(__NR_close_range, 3, ~0U, 0);
    // Ends with the thread that started it, also when that one cannot say so.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (set_limits(memory_bytes) == 0) result |= FILING_CONFINED_LIMITS;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0) {
        result |= FILING_CONFINED_PRIVILEGES;
        if (set_filter() == 0) result |= FILING_CONFINED_SECCOMP;
    }
    return result;
}

#else

uint32_t filing_confine(uint64_t memory_bytes) {
    (void)memory_bytes;
    return 0;
}

#endif
