import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { documentBlock, documentText } from '../support/document-blocks.js';
import { build, withProgram } from '../support/spawned-program.js';

const isThere = existsSync(new URL('../../schema.released.graphql', import.meta.url));

// Each test starts a process.
/** What the check prints of two schemas, and its exit code; without a text the file is missing. */
async function check(released: string | undefined, next: string): Promise<readonly [string, number | null]> {
  const folder = mkdtempSync(join(tmpdir(), 'check-schema-'));
  const paths = ['released', 'next'].map((name) => join(folder, `${name}.graphql`)) as [string, string]; // two names
  if (released !== undefined) writeFileSync(paths[0], released);
  writeFileSync(paths[1], next);
  try {
    let printed: readonly [string, number | null] = ['', null];
    await withProgram(['dist/scripts/check-schema.js', ...paths], {}, async (program) => {
      const code = await program.exited();
      printed = [program.output(), code];
    });
    return printed;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the check of the schema', () => {
  beforeAll(build, 60_000);

  it('says that nothing is released, and passes, as long as there is no released schema', async () => {
    expect(await check(undefined, 'type Query { a: Int }')).toEqual([
      'Nothing is released yet: there is no schema.released.graphql to compare with.\n',
      0,
    ]);
  });

  it('fails for what breaks a promise, and names it beside what was announced and what is dangerous', async () => {
    const released = 'type Query { a: Int b: Int @deprecated c: E } enum E { A }';
    const [printed, code] = await check(released, 'type Query { c: E } enum E { A B }');
    expect(code).toBe(1);
    expect(printed.split('\n')).toEqual([
      'Gone, as the last release announced:',
      expect.stringMatching(/^ {2}Query\.b: /),
      'Dangerous, so say it in CHANGELOG.md:',
      expect.stringMatching(/^ {2}E\.B: /),
      'Breaks what the last release promised; deprecate it in a release first:',
      expect.stringMatching(/^ {2}Query\.a: /),
      'The schema is refused.',
      '',
    ]);
  });

  it('is as docs/schema-policy.md runs it', async () => {
    const block = documentBlock('docs/schema-policy.md', 'sh', 'check-schema');
    const [, script = ''] = /^node (\S+)$/m.exec(block) ?? [];
    await withProgram(script, {}, async (program) => {
      expect(await program.exited()).toBe(0);
      expect(program.output()).toMatch(isThere ? /keeps what was promised/ : /^Nothing is released yet/);
    });
  });

  it('passes what keeps the promise', async () => {
    expect(await check('type Query { a: Int }', 'type Query { a: Int b: Int }')).toEqual([
      'The schema keeps what was promised.\n',
      0,
    ]);
  });
});

describe('schema.released.graphql', () => {
  it('is there exactly when CHANGELOG.md has a release', () => {
    const releases = documentText('CHANGELOG.md').match(/^## \d+\.\d+\.\d+(?! \(unreleased\)).*$/gm) ?? [];
    expect(isThere).toBe(releases.length > 0);
  });
});
