import { describe, expect, it } from '@jest/globals';
import { Turnstile } from '../../../src/conversations/turnstile.js';
import { signal } from '../../support/unit-signal.js';

describe('Turnstile', () => {
  it('lets two in at once, keeps the next waiting, and turns the rest away', async () => {
    const turnstile = new Turnstile(2, 1);
    const begun: string[] = [];
    const gates = ['a', 'b', 'c', 'd'].map((name) => ({ name, ...signal<string>() }));
    const passes = gates.map(({ name, promise }) =>
      turnstile.pass(() => {
        begun.push(name);
        return promise;
      }),
    );
    expect(await passes[3]).toBeUndefined();
    expect(begun).toEqual(['a', 'b']);
    gates[1]?.reject(new Error('b failed'));
    await expect(passes[1]).rejects.toThrow('b failed');
    for (const { name, resolve } of gates) resolve(name);
    expect(await Promise.all([passes[0], passes[2]])).toEqual(['a', 'c']);
    expect(begun).toEqual(['a', 'b', 'c']);
    expect(await turnstile.pass(() => Promise.resolve('e'))).toBe('e');
  });
});
