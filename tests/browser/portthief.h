// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

/// Takes port at address, an IPv4 or IPv6 one, lets it go and takes it again, with and without
/// SO_REUSEADDR and SO_REUSEPORT, until standard input ends. Prints the first line of whatever is
/// sent to it. To be the whole of a process; returns its exit code.
int stealPort(const char *address, quint16 port);
