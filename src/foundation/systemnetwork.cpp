// SPDX-License-Identifier: Apache-2.0
#include "foundation/systemnetwork_p.h"

#include <QMetaEnum>
#include <QNetworkInformation>

using namespace Qt::StringLiterals;

namespace foundation {
namespace {

using Network = QNetworkInformation;

NetworkState::Reach reachOf(Network::Reachability reachability)
{
    switch (reachability) {
    case Network::Reachability::Unknown:
        return NetworkState::Reach::Unknown;
    case Network::Reachability::Disconnected:
        return NetworkState::Reach::Nowhere;
    case Network::Reachability::Local:
    case Network::Reachability::Site:
        return NetworkState::Reach::Nearby;
    case Network::Reachability::Online:
        return NetworkState::Reach::Everywhere;
    }
    return NetworkState::Reach::Unknown;
}

/// What a system does not tell of stays as it is by default.
NetworkState stateOf(const Network &network)
{
    return {.reach = reachOf(network.reachability()),
            .isBehindPortal = network.isBehindCaptivePortal(),
            .medium = int(network.transportMedium())};
}

} // namespace

NetworkState watchNetwork(QObject &context, std::function<void(const NetworkState &)> hear)
{
    if (!Network::loadBackendByFeatures(Network::Feature::Reachability))
        return {};
    const Network *network = Network::instance();
    const auto tell = [network, hear = std::move(hear)] { hear(stateOf(*network)); };
    QObject::connect(network, &Network::reachabilityChanged, &context, tell);
    QObject::connect(network, &Network::isBehindCaptivePortalChanged, &context, tell);
    QObject::connect(network, &Network::transportMediumChanged, &context, tell);
    return stateOf(*network);
}

QString networkDiagnosis()
{
    const Network *network = Network::instance();
    if (!network)
        return u"not known"_s;
    const auto names = QMetaEnum::fromType<Network::Reachability>();
    return QString::fromLatin1(names.valueToKey(int(network->reachability())));
}

} // namespace foundation
