// SPDX-License-Identifier: Apache-2.0
//
// Loaded before all other libraries (LD_PRELOAD) into a process that is to end as by kill -9:
// before the Nth step of a statement (DAEMUN_TEST_KILL_AT_STATEMENT=N), or as soon as the Nth call
// that changes or syncs a file in the folder DAEMUN_TEST_KILL_FOLDER is done
// (DAEMUN_TEST_KILL_AT_WRITE=N). No Qt: it must call nothing that is wrapped here.
#include <dlfcn.h>
#include <sys/types.h>
#include <unistd.h>

#include <climits>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

struct sqlite3_stmt;

namespace {

class Countdown
{
public:
    explicit Countdown(const char *variable)
    {
        if (const char *text = std::getenv(variable))
            m_left = std::atoi(text);
    }
    void next()
    {
        if (m_left > 0 && --m_left == 0)
            kill(getpid(), SIGKILL);
    }

private:
    int m_left = 0;
};

bool isWatched(const char *path)
{
    static const char *const folder = std::getenv("DAEMUN_TEST_KILL_FOLDER");
    return folder != nullptr && std::strncmp(path, folder, std::strlen(folder)) == 0;
}

bool isWatched(int descriptor)
{
    char link[32];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    char path[PATH_MAX] = {};
    return readlink(link, path, sizeof path - 1) > 0 && isWatched(path);
}

void countWrite()
{
    static Countdown writes("DAEMUN_TEST_KILL_AT_WRITE");
    writes.next();
}

/// Calls the function of that name in the libraries that come after this one.
template <typename File, typename Result, typename... Arguments>
Result callThenCount(const char *name, Result (*)(File, Arguments...), File file,
                     Arguments... arguments)
{
    const bool isCounted = isWatched(file); // before it may be gone
    const auto function = reinterpret_cast<Result (*)(File, Arguments...)>(dlsym(RTLD_NEXT, name));
    const Result result = function(file, arguments...);
    if (isCounted)
        countWrite();
    return result;
}

} // namespace

#define EXPORTED extern "C" __attribute__((visibility("default")))

EXPORTED int sqlite3_step(sqlite3_stmt *statement)
{
    static Countdown statements("DAEMUN_TEST_KILL_AT_STATEMENT");
    // Qt's plugin keeps the library to itself, where RTLD_NEXT does not look.
    static void *const sqlite = dlopen("libsqlite3.so.0", RTLD_LAZY | RTLD_NOLOAD);
    static const auto step =
        reinterpret_cast<int (*)(sqlite3_stmt *)>(dlsym(sqlite, "sqlite3_step"));
    statements.next();
    return step(statement);
}

EXPORTED ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t offset)
{
    return callThenCount("pwrite64", &pwrite64, file, bytes, size, offset);
}

EXPORTED ssize_t pwrite(int file, const void *bytes, size_t size, off_t offset)
{
    return callThenCount("pwrite", &pwrite, file, bytes, size, offset);
}

EXPORTED ssize_t write(int file, const void *bytes, size_t size)
{
    return callThenCount("write", &write, file, bytes, size);
}

EXPORTED int ftruncate64(int file, off64_t size) noexcept
{
    return callThenCount<int, int, off64_t>("ftruncate64", &ftruncate64, file, size);
}

EXPORTED int ftruncate(int file, off_t size) noexcept
{
    return callThenCount<int, int, off_t>("ftruncate", &ftruncate, file, size);
}

EXPORTED int fdatasync(int file)
{
    return callThenCount("fdatasync", &fdatasync, file);
}

EXPORTED int fsync(int file)
{
    return callThenCount("fsync", &fsync, file);
}

EXPORTED int unlink(const char *path) noexcept
{
    return callThenCount<const char *, int>("unlink", &unlink, path);
}
