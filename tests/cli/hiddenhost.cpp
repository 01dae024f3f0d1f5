// SPDX-License-Identifier: Apache-2.0
#include "hiddenhost.h"

#include <QNetworkProxyFactory>

using namespace Qt::StringLiterals;

namespace {

/// Knows the way to hosts that nobody else finds.
class InvalidProxy final : public QNetworkProxyFactory
{
public:
    explicit InvalidProxy(quint16 port) : m_port(port) {}
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (query.peerHostName().endsWith(".invalid"_L1))
            return {QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, m_port)};
        return {QNetworkProxy(QNetworkProxy::NoProxy)};
    }

private:
    quint16 m_port;
};

} // namespace

HiddenHost::HiddenHost(quint16 port) : m_port(port)
{
    m_proxy.setRoute(url().host(), m_port);
    open();
}

HiddenHost::~HiddenHost()
{
    lose();
}

QUrl HiddenHost::url() const
{
    return QUrl(u"http://nobody-%1.invalid"_s.arg(m_port));
}

void HiddenHost::open()
{
    m_proxy.setCredentials({});
    QNetworkProxyFactory::setApplicationProxyFactory(new InvalidProxy(m_proxy.serverPort()));
}

void HiddenHost::lock()
{
    m_proxy.setCredentials("somebody:a-password");
}

void HiddenHost::lose()
{
    QNetworkProxyFactory::setApplicationProxyFactory(nullptr);
}
