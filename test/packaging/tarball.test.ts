import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createMutation } from '../support/create-conversation.js';
import { install, npx, pack, withNpx } from '../support/packed-tarball.js';
import { postGraphql } from '../support/post-graphql.js';
import { build } from '../support/spawned-program.js';
import { withFolder } from '../support/store-kinds.js';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const manifest = JSON.parse(read('package.json')) as {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
};

// npm packs, and fetches what its cache does not have.
jest.setTimeout(120_000);
beforeAll(build, 300_000);

/** The figure of a row of README's table about the package. */
function figure(row: string): number {
  const found = new RegExp(`^\\| ${row} +\\| ([\\d.]+)`, 'm').exec(read('README.md'))?.[1];
  return Number(found);
}

const within = (share: number, expected: number, actual: number): boolean =>
  Math.abs(actual - expected) <= expected * share;

describe('the packed tarball', () => {
  it('starts by npx in an empty folder, serves a conversation and its pages, and is as large as README says', () =>
    withFolder(async (folder) => {
      const tarball = await pack(folder);
      const { app, packages } = await install(tarball.path, folder);
      expect(await npx(app, ['--version'])).toBe(`${manifest.version}\n`);
      await withNpx(app, ['start', '--port', '0', '--sandbox-port', '0'], async (banner) => {
        const url = /GraphQL\s+(http:\S+)\/graphql/.exec(banner)?.[1] ?? '';
        const input = { accountId: '12345678', consumerId: 'one' };
        const { data, errors } = await postGraphql(url, createMutation, { input });
        expect([data, errors]).toEqual([
          { createConversation: expect.objectContaining({ outcome: 'CREATED' }) },
          undefined,
        ]);
        const pages = ['/explorer', '/explorer/apollo.js', '/chat'].map((path) => fetch(url + path));
        expect((await Promise.all(pages)).map(({ status }) => status)).toEqual([200, 200, 200]);
      });
      expect(tarball.files.filter((path) => /^(src|test|sandbox|scripts|bench)\/|\.map$/.test(path))).toEqual(
        [],
      );
      expect(tarball.files).toContain('dist/bundle/LICENCES.txt');
      const figures = {
        packed: within(0.1, figure('Packed, MB'), tarball.size / 1e6),
        unpacked: within(0.1, figure('Unpacked, MB'), tarball.unpackedSize / 1e6),
        // Newer versions of packages may bring more or fewer of their own.
        packages: within(0.1, figure('Packages that are installed, itself included'), packages),
      };
      expect([figures, tarball.size, tarball.unpackedSize, packages]).toEqual([
        { packed: true, unpacked: true, packages: true },
        tarball.size,
        tarball.unpackedSize,
        packages,
      ]);
      expect(figure('Direct dependencies')).toBe(Object.keys(manifest.dependencies).length);
    }));
});
