// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/proxyserver.h"

/// A port of this computer under a name that only a proxy knows. While there is one, this process
/// goes by that proxy to such names, and to nothing else.
class HiddenHost final
{
public:
    explicit HiddenHost(quint16 port);
    ~HiddenHost();
    Q_DISABLE_COPY_MOVE(HiddenHost)

    [[nodiscard]] QUrl url() const;

    void open(); ///< to everybody who goes by the proxy, as from the beginning
    void lock(); ///< the proxy wants a password
    void lose(); ///< nobody goes by the proxy any more

private:
    const quint16 m_port;
    ProxyServer m_proxy;
};
