import { describe, expect, it } from '@jest/globals';
import { readCalendarDate } from '../../../src/liveperson/calendar-date.js';

describe('readCalendarDate', () => {
  it.each([
    ['2014-10-15', { day: 15, month: 10, year: 2014 }],
    ['2024-02-29', { day: 29, month: 2, year: 2024 }],
    ['2000-02-29', { day: 29, month: 2, year: 2000 }],
    ['1999-12-31', { day: 31, month: 12, year: 1999 }],
    ['2023-01-01', { day: 1, month: 1, year: 2023 }],
  ])('reads %s', (text, date) => {
    expect(readCalendarDate(text)).toStrictEqual(date);
  });

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2023-02-30',
    '2023-04-31',
    '2023-00-10',
    '2023-13-10',
    '2023-10-00',
    '2023-10-32',
    '2023-1-1',
    '23-01-01',
    '02023-01-01',
    '2023/01/01',
    '2023-01-01T00:00:00Z',
    ' 2023-01-01',
    '2023-01-01\n',
    '2023-01-0a',
    '-023-01-01',
    '٢٠٢٣-٠١-٠١',
    '',
  ])('refuses %j', (text) => {
    expect(readCalendarDate(text)).toBeUndefined();
  });
});
