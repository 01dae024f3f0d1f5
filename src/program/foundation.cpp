// SPDX-License-Identifier: Apache-2.0
#include "program/foundation.h"

#include "program/builtinsandbox.h"

#include <QDir>
#include <QFileInfo>
#include <QPluginLoader>

using namespace Qt::StringLiterals;

namespace program {
namespace {

/// Beside the members' database, whose folder may not be there yet. Empty when it cannot be made:
/// the sandbox is to start all the same.
QString sandboxStateFile(const QDir &folder)
{
    constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    const QDir parent = QFileInfo(folder.absolutePath()).dir();
    const bool isThere = folder.exists()
        || (parent.mkpath(u"."_s) && parent.mkdir(folder.dirName(), ownerOnly)) || folder.exists();
    return isThere ? folder.filePath(u"sandbox.json"_s) : QString();
}

} // namespace

Foundation::Foundation(Configuration configuration, const QString &pluginFolder)
    : m_configuration(std::move(configuration)), m_pluginFolder(pluginFolder),
      m_parts({.kakao = m_configuration.kakao,
               .prepare = [this](kakao::Config &kakao) { startSandbox(kakao); },
               .server = m_configuration.server(),
               .folder = m_configuration.serverDir()})
{
}

Foundation::~Foundation()
{
    // Its plugin is deleted only when the libraries that its threads use are being closed.
    if (m_sandbox)
        m_sandbox->stop();
}

std::unique_ptr<session::Session> Foundation::makeSession(Wishes wishes)
{
    wishes.eraseCache = [this, also = std::move(wishes.eraseCache)](const session::Member &member) {
        if (also)
            also(member);
        pictures().eraseAllOf(member);
    };
    return m_parts.makeSession(wishes);
}

KeptPictures Foundation::pictures() const
{
    return KeptPictures(QDir(m_configuration.serverDir()).filePath(u"pictures"_s));
}

void Foundation::startSandbox(kakao::Config &kakao)
{
    if (!m_configuration.usesBuiltInSandbox)
        return;
    QPluginLoader plugin(QDir(m_pluginFolder).filePath(u"daemun-sandbox"_s));
    auto *sandbox = qobject_cast<BuiltInSandbox *>(plugin.instance());
    const std::optional<QString> problem = sandbox
        ? sandbox->start(QString::fromUtf8(kakao.redirectUri.toEncoded()),
                         QString::fromUtf8(kakao.logoutRedirectUri.toEncoded()),
                         sandboxStateFile(m_configuration.serverDir()))
        : plugin.errorString();
    if (problem) {
        Q_EMIT sandboxFailed(*problem);
        return;
    }
    m_sandbox = sandbox;
    kakao.clientId = sandbox->clientId();
    kakao.clientSecret = {};
    kakao.kauthUrl = kakao.kapiUrl = sandbox->url();
    m_configuration.kakao = kakao;
}

bool Foundation::isSandbox() const
{
    return m_configuration.usesBuiltInSandbox || kakao::isLoopback(m_configuration.kakao.kauthUrl);
}

} // namespace program
