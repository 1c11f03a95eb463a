import { describe, expect, it } from '@jest/globals';
import { CallContext } from '../../../src/http/call-context.js';
import { Lanes } from '../../../src/http/lanes.js';
import { upstreamConfig } from '../../support/unit-config.js';

const { faults } = upstreamConfig();
const upstream = { service: 'idp', effect: 'none', credentials: 'gateway' } as const;

describe('Lanes', () => {
  it('gives the same lane for the same name', () => {
    const lanes = new Lanes(faults, () => 0);

    expect(lanes.of('a')).toBe(lanes.of('a'));
    expect(lanes.of('a')).not.toBe(lanes.of('b'));
  });

  it('keeps so many and no more, whatever names come', () => {
    const lanes = new Lanes(faults, () => 0, 3);
    for (let n = 0; n < 100; n += 1) lanes.of(`name ${n}`);

    expect(lanes.size).toBe(3);
  });

  it('keeps a lane that is in use', () => {
    const lanes = new Lanes(faults, () => 0, 2);
    const used = lanes.of('used');
    void used.gate.enter(upstream, new CallContext('r', Infinity));
    for (let n = 0; n < 10; n += 1) lanes.of(`name ${n}`);

    expect(lanes.of('used')).toBe(used);
    expect(lanes.size).toBe(2);
  });
});
