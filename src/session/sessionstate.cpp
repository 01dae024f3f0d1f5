// SPDX-License-Identifier: Apache-2.0
#include "session/sessionstate.h"

#include "moc_sessionstate.cpp"
