// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/http.h"

#include <QHash>

namespace sandbox {

/// One HTML page, from the templates and texts in resources/sandbox. `{{name}}` stands for a value
/// and `{{t.name}}` for a text in the page's language. Values are never looked into again.
class Page
{
public:
    /// In Korean or English: by `lang` or `ui_locales`, else by Accept-Language.
    explicit Page(const Call &call);

    [[nodiscard]] const QString &language() const { return m_language; }
    [[nodiscard]] QString text(const QString &name) const;
    void set(const QByteArray &name, const QString &text);        ///< escaped
    void setHtml(const QByteArray &name, const QByteArray &html); ///< as it is
    [[nodiscard]] QByteArray render(const QString &templateName) const;

    /// render(templateName) within the frame that all pages share, with the headers that keep it
    /// out of caches and frames. More of Content-Security-Policy goes behind what all pages have.
    [[nodiscard]] Answer answer(const QString &templateName, const QString &title, int status = 200,
                                const QByteArray &morePolicy = {}) const;

private:
    QString m_language;
    QHash<QByteArray, QByteArray> m_values;
};

/// A text of resources/sandbox in `ko` or `en`; instead when there is none of that name.
[[nodiscard]] QString pageText(const QString &language, const QString &name,
                               const QString &instead);

/// The HTTP status of Kakao's error pages is not documented.
constexpr int errorPageStatus = 400;

/// What Kakao shows instead of a redirect: the code is in the title and in the text.
[[nodiscard]] Answer errorPage(const Call &call, const QByteArray &code, const QString &detail,
                               int status = errorPageStatus);

} // namespace sandbox
