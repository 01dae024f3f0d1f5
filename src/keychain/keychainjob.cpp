// SPDX-License-Identifier: Apache-2.0
#include "keychain/keychainjob_p.h"

#include <qt6keychain/keychain.h>

using kakao::ErrorCode;
using kakao::ErrorOrigin;
using kakao::Result;
using kakao::Secret;

namespace keychain {

namespace {

QKeychain::Job *makeJob(JobKind kind, const Secret &secret)
{
    const auto service = QString::fromUtf16(serviceName);
    switch (kind) {
    case JobKind::Read:
        return new QKeychain::ReadPasswordJob(service);
    case JobKind::Write: {
        auto *job = new QKeychain::WritePasswordJob(service);
        // Text would be cut at the first NUL, and on Windows take twice its length.
        job->setBinaryData(secret.reveal());
        return job;
    }
    case JobKind::Remove:
        return new QKeychain::DeletePasswordJob(service);
    }
    Q_UNREACHABLE();
}

ErrorCode toErrorCode(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::EntryNotFound:
        return ErrorCode::SecretNotFound;
    case QKeychain::AccessDenied: // a locked collection, a wallet or keychain left closed
    case QKeychain::AccessDeniedByUser:
        return ErrorCode::SecretStoreLocked;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return ErrorCode::SecretStoreMissing;
    case QKeychain::NoError:
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        break;
    }
    return ErrorCode::SecretStoreFailed;
}

Result<Secret> resultOf(const QKeychain::Job *job)
{
    if (job->error() != QKeychain::NoError)
        return kakao::Error{.code = toErrorCode(job->error()),
                            .origin = ErrorOrigin::SecretStore,
                            .detail = job->errorString()};
    if (const auto *read = qobject_cast<const QKeychain::ReadPasswordJob *>(job))
        return Secret(read->binaryData());
    return Secret();
}

} // namespace

void startJob(JobKind kind, const QString &key, const Secret &secret, QObject *context,
              std::function<void(const Result<Secret> &)> done)
{
    QKeychain::Job *job = makeJob(kind, secret);
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(key);
    QObject::connect(job, &QKeychain::Job::finished, context,
                     [done = std::move(done)](QKeychain::Job *ended) { done(resultOf(ended)); });
    job->start();
}

} // namespace keychain
