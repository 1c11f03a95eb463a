import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { Secret } from '../../../src/config/secret.js';

const text = 'hunter2';
const secret = new Secret(text);

describe('Secret', () => {
  it('gives its text to who asks for it', () => {
    expect(secret.reveal()).toBe(text);
  });

  it.each([
    ['JSON', () => JSON.stringify({ secret })],
    ['inspection', () => inspect({ deep: { secret } }, { depth: 9, showHidden: true })],
    // eslint-disable-next-line @typescript-eslint/restrict-template-expressions -- that is what is tested
    ['a template', () => `${secret}`],
    ['concatenation', () => 'the ' + String(secret)],
    ['a log line', () => logged({ account: { clientId: 'app', word: secret } })],
    ['a log line of an error', () => logged({ err: Object.assign(new Error('x'), { secret }) })],
  ])('does not show its text in %s', (_where, print) => {
    expect(print()).toContain('[secret]');
    expect(print()).not.toContain(text);
  });

  it('has no member that could be copied or listed', () => {
    expect(Object.entries(Object.assign({}, secret))).toEqual([]);
    expect(Reflect.ownKeys(secret)).toEqual([]);
    expect(JSON.stringify(structuredClone(secret))).not.toContain(text);
  });
});

function logged(event: object): string {
  let line = '';
  pino({ base: null }, { write: (written: string) => void (line += written) }).info(event);
  return line;
}
