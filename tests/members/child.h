// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

/// Another process that signs members in: the test program itself, run with `--child FOLDER`.
/// It answers each line of standard input with one line:
///
///   in KAKAOID NICKNAME   MEMBERID 1|0 NICKNAME (1: is new)
///   restore               MEMBERID (of the last one signed in)
///   fill, free            ok (the disk is full, is not)
///   a step of accounts    ok (see accountrules::carryOut())
///
/// or with `error CODE`.
int runChild(const QString &folder);
