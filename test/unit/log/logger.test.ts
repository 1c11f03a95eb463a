import { describe, expect, it } from '@jest/globals';
import { createLogger } from '../../../src/log/logger.js';
import type { Logger } from '../../../src/log/logger.js';

function loggerInto(lines: string[], level = 'info'): Logger {
  return createLogger(level, { write: (text) => void lines.push(text) });
}

const names = [
  'authorization',
  'x-lp-on-behalf',
  'lp-on-behalf',
  'cookie',
  'clientSecret',
  'client_secret',
  'appJwt',
  'consumerJws',
  'access_token',
  'token',
  'input',
  'variables',
  'userProfile',
  'text',
  'consumerId',
  'ext_consumer_id',
  'extConsumerId',
];

describe('createLogger', () => {
  it.each(names)('never writes %s at any of three depths', (name) => {
    const lines: string[] = [];
    const said = 'what must not be written';
    const log = loggerInto(lines);

    log.info({ [name]: said, kept: 1 }, 'first');
    log.info({ outer: { [name]: { deeper: said }, kept: 2 } }, 'second');
    log.info({ outer: { inner: { [name]: [said], kept: 3 } } }, 'third');
    log.info({ list: [{ [name]: said, kept: 4 }] }, 'in a list');

    expect(lines.join('')).not.toContain(said);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { [name]: '[redacted]', kept: 1 },
      { outer: { [name]: '[redacted]', kept: 2 } },
      { outer: { inner: { [name]: '[redacted]', kept: 3 } } },
      { list: [{ [name]: '[redacted]', kept: 4 }] },
    ]);
  });

  it('leaves the object that it was given as it was', () => {
    const event = { headers: { authorization: 'the token' } };

    loggerInto([]).info(event, 'request');

    expect(event).toEqual({ headers: { authorization: 'the token' } });
  });

  it.each([
    'two\nlines\r\n{"level":60,"msg":"forged"}',
    '\u001b[31mred\u001b[0m \u0007\u0000',
    '\u2028\u2029 "quoted" \\',
  ])('writes one line for an event with %j', (hostile) => {
    const lines: string[] = [];

    loggerInto(lines).info({ operationName: hostile, [hostile]: 1 }, hostile);

    expect(lines).toHaveLength(1);
    expect(lines[0]?.endsWith('}\n')).toBe(true);
    expect(lines[0]?.slice(0, -1)).not.toMatch(/[\u0000-\u001f]/);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 30, msg: hostile, operationName: hostile });
  });

  it('writes the time as a date', () => {
    const lines: string[] = [];

    loggerInto(lines).warn('event');

    const { time } = JSON.parse(lines[0] ?? '') as { time: string };
    expect(new Date(time).toISOString()).toBe(time);
  });

  it('writes nothing below its level', () => {
    const lines: string[] = [];
    const log = loggerInto(lines, 'warn');

    log.info('quiet');
    log.warn('loud');

    expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(['loud']);
  });

  it('has of pino what readers of logs know: level, time, members, message', () => {
    const lines: string[] = [];

    loggerInto(lines).error({ account: '1', gone: undefined, list: [1, Number.NaN] }, 'event');

    expect(lines[0]).toMatch(
      /^\{"level":50,"time":"[^"]+","account":"1","list":\[1,null\],"msg":"event"\}\n$/,
    );
  });

  it('has what goes into every line, and the members of an event before those', () => {
    const lines: string[] = [];
    const stream = { write: (text: string) => void lines.push(text) };

    createLogger('info', stream, () => ({ traceId: 'a', spanId: 'b' })).info({ spanId: 'c' }, 'event');

    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ traceId: 'a', spanId: 'c', msg: 'event' });
    expect(lines[0]?.match(/spanId/g)).toHaveLength(1);
  });

  it('writes the rest of an event of which something cannot be written', () => {
    const lines: string[] = [];
    const circle: { self?: unknown } = {};
    circle.self = circle;

    loggerInto(lines).warn({ circle, count: 1n, kept: 2, text: 'private' }, 'event');

    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      circle: '[cannot be written]',
      count: '[cannot be written]',
      kept: 2,
      text: '[redacted]',
      msg: 'event',
    });
  });

  it('writes what an error says, not its own members', () => {
    const lines: string[] = [];

    loggerInto(lines).error({ err: new TypeError('broken') }, 'event');

    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ err: { type: 'TypeError', message: 'broken' } });
  });

  it.each(['silent', 'fatal'])('writes nothing at %s', (level) => {
    const lines: string[] = [];

    loggerInto(lines, level).error('event');

    expect(lines).toEqual([]);
  });
});
