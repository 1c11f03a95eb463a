import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe } from '@jest/globals';

/** Names under which a program may be installed. */
const namesOf: Readonly<Record<string, readonly string[]>> = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome'],
};

/** True when a program that is not there must fail the tests instead of skipping them. */
const requireAll = process.env['CI'] === 'true' || process.env['REQUIRE_ALL'] === '1';

/** The path of an installed program, if there is one. */
export function findProgram(program: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = folders.flatMap((folder) =>
    (namesOf[program] ?? [program]).map((name) => join(folder, name)),
  );
  return candidates.find(isExecutable);
}

/**
 * A suite that needs a program which npm does not install: it runs when the program is found. Otherwise it is
 * skipped, saying so; with `CI=true` or `REQUIRE_ALL=1` its absence is a failure.
 */
export function describeWith(program: string, title: string, tests: (path: string) => void): void {
  const path = findProgram(program);
  describeIf(path !== undefined, `${program}, which is not installed`, title, () => tests(path ?? ''));
}

/** The same for a suite that needs packages with a folder of their own, which has been installed when it was asked for. */
export function describeInstalled(folder: string, title: string, tests: () => void): void {
  const isInstalled = existsSync(new URL(`../../${folder}/node_modules`, import.meta.url));
  describeIf(isInstalled, `what is not installed in ${folder}`, title, tests);
}

function describeIf(isThere: boolean, need: string, title: string, tests: () => void): void {
  if (isThere) describe(title, tests);
  else if (requireAll) throw new Error(`"${title}" needs ${need}, and CI or REQUIRE_ALL asks for it`);
  else {
    console.warn(`Skipped: "${title}" needs ${need}.`);
    describe.skip(title, tests);
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
