import { describe, expect, it } from '@jest/globals';
import { readCsat } from '../../../src/liveperson/csat.js';

const sent = { csatRate: 4, csatResolutionConfirmation: true, status: 'FILLED' };

describe('readCsat', () => {
  it('reads a rating in the shape in which it is sent', () => {
    expect(readCsat(sent)).toEqual({ rating: 4, resolved: true, status: 'FILLED' });
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 4],
    ['a rate that is no number', { ...sent, csatRate: '4' }],
    ['no confirmation', { ...sent, csatResolutionConfirmation: undefined }],
    ['a status that is new', { ...sent, status: 'ASKED' }],
  ])('takes %s for not told', (_what, value) => {
    expect(readCsat(value)).toBeUndefined();
  });
});
