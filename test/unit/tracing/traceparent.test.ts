import { describe, expect, it } from '@jest/globals';
import { readTraceparent, writeTraceparent } from '../../../src/tracing/traceparent.js';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const spanId = 'b7ad6b7169203331';

describe('readTraceparent', () => {
  it('reads what W3C gives as an example, and what it wrote itself', () => {
    const read = { traceId, spanId, traceFlags: 1 };
    expect(readTraceparent(`00-${traceId}-${spanId}-01`)).toEqual(read);
    expect(readTraceparent(writeTraceparent(read))).toEqual(read);
  });

  it('reads a later version with more members', () => {
    expect(readTraceparent(`01-${traceId}-${spanId}-00-more`)).toEqual({ traceId, spanId, traceFlags: 0 });
  });

  it.each([
    undefined,
    '',
    'traceparent',
    `ff-${traceId}-${spanId}-01`,
    `00-${'0'.repeat(32)}-${spanId}-01`,
    `00-${traceId}-${'0'.repeat(16)}-01`,
    `00-${traceId.toUpperCase()}-${spanId}-01`,
    `00-${traceId}-${spanId}-01-more`,
    `00-${traceId}-${spanId}-1`,
    `00-${traceId}-${spanId}-01\n`,
    ` 00-${traceId}-${spanId}-01`,
  ])('takes %j for none', (text) => {
    expect(readTraceparent(text)).toBeUndefined();
  });
});
