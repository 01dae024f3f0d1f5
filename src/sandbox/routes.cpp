// SPDX-License-Identifier: Apache-2.0
#include "sandbox/routes.h"

#include "sandbox/authorize.h"
#include "sandbox/consentendpoints.h"
#include "sandbox/control.h"
#include "sandbox/guide.h"
#include "sandbox/logout.h"
#include "sandbox/oidc.h"
#include "sandbox/peoplecontrol.h"
#include "sandbox/requestcontrol.h"
#include "sandbox/tokencontrol.h"
#include "sandbox/tokenendpoint.h"
#include "sandbox/userendpoints.h"

namespace sandbox {

namespace {

constexpr Route all[] = {
    {"/oauth/authorize", "GET HEAD POST", authorize, Kind::Page},
    {"/sandbox/login", "POST", logIn, Kind::Form},
    {"/sandbox/consent", "POST", consent, Kind::Form},
    {"/oauth/token", "POST", token, Kind::Api},
    {"/oauth/logout", "GET HEAD", accountLogout, Kind::Page},
    {"/sandbox/logout", "POST", accountLogoutDone, Kind::Form},
    {"/.well-known/openid-configuration", "GET HEAD", discovery, Kind::Page},
    {"/.well-known/jwks.json", "GET HEAD", keySet, Kind::Page},
    {"/v1/oidc/userinfo", "GET HEAD POST", userInfo, Kind::Api},
    {"/v2/user/me", "GET HEAD POST", userMe, Kind::Api},
    {"/v1/user/access_token_info", "GET HEAD", accessTokenInfo, Kind::Api},
    {"/v1/user/logout", "POST", userLogout, Kind::Api},
    {"/v1/user/unlink", "POST", userUnlink, Kind::Api},
    {"/v2/user/scopes", "GET HEAD", userScopes, Kind::Api},
    {"/v2/user/revoke/scopes", "POST", revokeScopes, Kind::Api},
    {"/v2/user/service_terms", "GET HEAD", serviceTerms, Kind::Api},
    {"/v2/user/revoke/service_terms", "POST", revokeServiceTerms, Kind::Api},
    {"/v2/user/upgrade/service_terms", "POST", upgradeServiceTerms, Kind::Api},
    {"/sandbox", "GET HEAD", guide, Kind::Guide},
    {"/sandbox/requests", "GET HEAD DELETE", requestsControl, Kind::Control},
    {"/sandbox/people", "GET HEAD POST", peopleControl, Kind::Control},
    {"/sandbox/token", "POST", tokenControl, Kind::Control},
    {"/sandbox/clock", "GET HEAD POST", clockControl, Kind::Control},
    {"/sandbox/faults", "GET HEAD POST DELETE", faultsControl, Kind::Control},
};

} // namespace

std::span<const Route> routes()
{
    return all;
}

const Route *findRoute(const QByteArray &path)
{
    for (const Route &route : all) {
        if (route.path == path)
            return &route;
    }
    return nullptr;
}

} // namespace sandbox
