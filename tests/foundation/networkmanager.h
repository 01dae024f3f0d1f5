// SPDX-License-Identifier: Apache-2.0
#pragma once

/// A stand-in for NetworkManager on the D-Bus session of its process: says `ready`, then does what
/// comes by standard input, line by line, until that ends:
///
///   state N, connectivity N    NMState and NMConnectivityState of NetworkManager's D-Bus API
///   device N                   the primary connection goes by an NMDeviceType from now on
///
/// Ends with what is to be the process's exit code.
int runNetworkManager();
