// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/allocator_interface.h>
#elif defined(__GLIBC__)
#include <malloc.h>
#endif

/// What has been allocated and not freed; nothing where the allocator does not tell.
inline qsizetype bytesInUse()
{
#ifdef __SANITIZE_ADDRESS__
    return qsizetype(__sanitizer_get_current_allocated_bytes());
#elif defined(__GLIBC__)
    const struct mallinfo2 info = mallinfo2();
    return qsizetype(info.uordblks + info.hblkhd);
#else
    return 0;
#endif
}
