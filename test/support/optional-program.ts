import { accessSync, constants } from 'node:fs';
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
  if (path !== undefined) describe(title, () => tests(path));
  else if (requireAll) throw new Error(`${program} is not installed, and CI or REQUIRE_ALL asks for it`);
  else {
    console.warn(`Skipped: "${title}" needs ${program}, which is not installed.`);
    describe.skip(title, () => tests(''));
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
