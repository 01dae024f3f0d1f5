// SPDX-License-Identifier: Apache-2.0
#include "sandbox/assets.h"

#include <QFile>

// Outside any namespace, as the macro wants it; a static library's resources need the call.
static bool initResources()
{
    Q_INIT_RESOURCE(sandbox);
    return true;
}

using namespace Qt::StringLiterals;

namespace sandbox {

QByteArray resource(const QString &name)
{
    [[maybe_unused]] static const bool ready = initResources();
    QFile file(u":/daemun/sandbox/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::optional<Answer> assetAnswer(const Call &call)
{
    if (call.method != "GET" && call.method != "HEAD")
        return std::nullopt;
    QString name;
    QByteArray type;
    if (call.path == "/sandbox.css") {
        name = u"sandbox.css"_s;
        type = "text/css; charset=utf-8";
    } else if (call.path == "/sandbox.js") {
        name = u"sandbox.js"_s;
        type = "text/javascript; charset=utf-8";
    } else if (call.path.startsWith("/pictures/") && call.path.endsWith(".png")
               && call.path.count('/') == 2) {
        name = QString::fromLatin1(call.path.mid(1));
        type = "image/png";
    }
    const QByteArray body = name.isEmpty() ? QByteArray() : resource(name);
    if (body.isEmpty())
        return std::nullopt;
    return Answer{
        .body = body,
        .contentType = type,
        .headers = {{"Cache-Control", "max-age=300"}, {"X-Content-Type-Options", "nosniff"}}};
}

} // namespace sandbox
