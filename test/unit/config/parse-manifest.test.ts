import { describe, expect, it } from '@jest/globals';
import { parseManifest } from '../../../src/config/parse-manifest.js';
import { files, noFiles } from './accounts-text.js';
import { config, problems } from './config-of.js';

const sound = {
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: [
    { id: 'one', body: '{ a }', name: 'A', type: 'query' },
    { id: 'two', body: '{ b }' },
  ],
};
const read = (manifest: unknown) =>
  parseManifest('/m', files({ '/m': typeof manifest === 'string' ? manifest : JSON.stringify(manifest) }));

describe('parseManifest', () => {
  it('reads documents by their ids', () => {
    expect(read(sound)).toEqual({
      documents: new Map([
        ['one', '{ a }'],
        ['two', '{ b }'],
      ]),
    });
  });

  it.each([
    ['a file that is no JSON', '{', ['PERSISTED_MANIFEST: must be a file of JSON that can be read']],
    ['a list', [], ['PERSISTED_MANIFEST: must be a manifest of persisted queries']],
    [
      'another format',
      { ...sound, format: 'SECRET', version: 2 },
      [
        'PERSISTED_MANIFEST.format: must be apollo-persisted-query-manifest',
        'PERSISTED_MANIFEST.version: must be 1',
      ],
    ],
    [
      'operations that are none',
      { ...sound, operations: ['SECRET', { id: 'a b', body: ' ' }, { id: '__proto__' }] },
      [
        'PERSISTED_MANIFEST.operations[0]: must be an operation with id and body',
        expect.stringMatching(/^PERSISTED_MANIFEST\.operations\[1\]\.id: must be an id/),
        'PERSISTED_MANIFEST.operations[1].body: must be a GraphQL document',
        'PERSISTED_MANIFEST.operations[2].body: must be a GraphQL document',
      ],
    ],
    [
      'one id for two documents',
      { ...sound, operations: [...sound.operations, { id: 'one', body: '{ SECRET }' }] },
      ['PERSISTED_MANIFEST.operations[2].id: must name one document only'],
    ],
  ])('refuses %s by its place, without its value', (_what, manifest, expected) => {
    const parsed = read(manifest);
    expect(parsed).toEqual({ problems: expected });
    expect(JSON.stringify(parsed)).not.toContain('SECRET');
  });

  it('is read at the start', () => {
    const there = files({ '/m': JSON.stringify(sound) });
    expect(config({ PERSISTED_MANIFEST: '/m', PERSISTED_ONLY: 'on' }, there).persisted).toMatchObject({
      isClosed: true,
    });
    expect(problems({ PERSISTED_MANIFEST: '/m' }, noFiles)).toEqual([
      'PERSISTED_MANIFEST: must be a file of JSON that can be read',
    ]);
  });
});
