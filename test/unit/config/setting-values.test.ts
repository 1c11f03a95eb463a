import { describe, expect, it } from '@jest/globals';
import { readSettings } from '../../../src/config/read-settings.js';
import { settings } from '../../../src/config/settings.js';
import type { SettingName } from '../../../src/config/settings.js';
import { noFiles } from './accounts-text.js';

interface Forms {
  /** Texts, and what they are read as. */
  readonly accepted: Readonly<Record<string, unknown>>;
  readonly refused: readonly string[];
}

const wholeNumber = (least: number, most: number): Forms => ({
  accepted: { [String(least)]: least, [String(most)]: most, [` ${most} `]: most },
  refused: [
    String(least - 1),
    String(most + 1),
    '1.5',
    '1e3',
    '0x10',
    '+1',
    'many',
    '9'.repeat(30),
    '1 2',
    'NaN',
  ],
});
const milliseconds = wholeNumber(1, 600_000);
const count = wholeNumber(1, 1_000_000);
const port = wholeNumber(0, 65_535);
const flag: Forms = {
  accepted: { on: true, ON: true, true: true, '1': true, off: false, False: false, '0': false },
  refused: ['yes', 'no', '2', 'onn', 'true false'],
};
const words = (...list: readonly string[]): Forms => ({
  accepted: Object.fromEntries(list.map((word) => [word, word])),
  refused: ['x', list.join(','), list[0]?.toUpperCase() ?? '', 'constructor'],
});
const collector: Forms = {
  accepted: {
    'http://collector:4318': 'http://collector:4318',
    'https://traces.example/otlp/': 'https://traces.example/otlp/',
  },
  refused: ['collector:4318', 'grpc://collector:4317', 'https://user:word@host', 'https://host/?key=1'],
};
const anything: Forms = { accepted: { ' /a/b ': '/a/b', ünï: 'ünï' }, refused: [] };

const forms: Readonly<Record<SettingName, Forms>> = {
  PORT: port,
  HOST: anything,
  ACCOUNTS_FILE: anything,
  DOMAIN_API_URL: {
    accepted: {
      'https://api.liveperson.net': 'https://api.liveperson.net',
      'https://API.liveperson.net/': 'https://api.liveperson.net',
      'http://127.0.0.1:4010': 'http://127.0.0.1:4010',
    },
    refused: [
      'api.liveperson.net',
      'https://host/path',
      'https://user@host',
      'https://user:word@host',
      'https://host?q',
      'https://host#f',
      'ftp://host',
      'javascript:alert(1)',
      'https://',
      'https://ho st',
    ],
  },
  UPSTREAM_HOST_SUFFIXES: {
    accepted: {
      '.liveperson.net': ['.liveperson.net'],
      ' .a.net , b.net ,': ['.a.net', 'b.net'],
      localhost: ['localhost'],
    },
    refused: [
      '*.net',
      '.',
      '..net',
      'a..b',
      'a b',
      'https://a.net',
      'a.net/x',
      '.a.net,*',
      'é.net',
      'a.net.',
    ],
  },
  ALLOW_LOOPBACK_UPSTREAM: flag,
  CREDENTIALS: words('managed', 'forwarded'),
  SANDBOX: words('on', 'off'),
  SANDBOX_PORT: port,
  SANDBOX_ACCOUNTS: anything,
  SANDBOX_TLS: flag,
  CORS_ORIGINS: {
    accepted: {
      'https://shop.example': ['https://shop.example'],
      'https://a.example, http://localhost:3000': ['https://a.example', 'http://localhost:3000'],
    },
    refused: ['*', 'shop.example', 'https://a.example/path', 'https://*.example', 'null', 'ftp://a.example'],
  },
  EXPLORER: flag,
  CHAT: flag,
  INTROSPECTION: flag,
  PERSISTED_MANIFEST: anything,
  PERSISTED_ONLY: flag,
  FAST_LANE: flag,
  LOG_LEVEL: words('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
  CALLER_AUTH: words('none', 'jwt'),
  ALLOW_ANONYMOUS: flag,
  CALLER_JWKS_URL: {
    accepted: { 'https://login.example/keys?v=1': 'https://login.example/keys?v=1' },
    refused: ['login.example/keys', 'ftp://login.example', 'https://u:p@login.example/', 'https://a b/'],
  },
  CALLER_PUBLIC_KEY_FILE: anything,
  CALLER_ISSUER: anything,
  CALLER_AUDIENCE: anything,
  CALLER_ALGORITHMS: {
    accepted: { 'RS256, ES384': ['RS256', 'ES384'], EdDSA: ['EdDSA'] },
    refused: ['none', 'HS256', 'RS256,none', 'rs256', 'RS25'],
  },
  CALLER_CLOCK_SKEW_MS: wholeNumber(0, 600_000),
  CALLER_CONSUMER_CLAIM: {
    accepted: { 'https://brand.example/consumer': 'https://brand.example/consumer' },
    refused: ['a b'],
  },
  CALLER_ACCOUNTS_CLAIM: { accepted: { accounts: 'accounts' }, refused: ['a b'] },
  CALLER_DELEGATE_SCOPE: { accepted: { 'act:any': 'act:any' }, refused: ['a b'] },
  ROUTER_TOKEN: {
    accepted: { '0123456789abcdef': '0123456789abcdef' },
    refused: ['short', '0123456789 abcdef', 'ü'.repeat(20)],
  },
  LIMIT_BODY_BYTES: wholeNumber(1024, 10_485_760),
  LIMIT_JSON_DEPTH: count,
  LIMIT_TOKENS: count,
  LIMIT_DEPTH: count,
  LIMIT_ALIASES: count,
  LIMIT_DIRECTIVES: count,
  LIMIT_ROOT_FIELDS: count,
  LIMIT_COST: count,
  LIMIT_ENTITIES: count,
  LIMIT_CALLER_PER_MINUTE: count,
  LIMIT_ACCOUNT_PER_MINUTE: count,
  LIMIT_UPSTREAM_CALLS: count,
  DOMAIN_TTL_MS: milliseconds,
  DOMAIN_NEGATIVE_TTL_MS: milliseconds,
  UPSTREAM_CONNECT_TIMEOUT_MS: milliseconds,
  UPSTREAM_HEADERS_TIMEOUT_MS: milliseconds,
  UPSTREAM_BODY_TIMEOUT_MS: milliseconds,
  UPSTREAM_TOTAL_TIMEOUT_MS: milliseconds,
  UPSTREAM_MAX_RESPONSE_BYTES: wholeNumber(1024, 104_857_600),
  UPSTREAM_CONNECTIONS: wholeNumber(1, 10_000),
  CONSUMER_TOKEN_CACHE_SIZE: wholeNumber(1, 10_000_000),
  RETRIES: wholeNumber(0, 5),
  RETRY_BUDGET_PERCENT: wholeNumber(0, 100),
  RETRY_BUDGET_FLOOR: wholeNumber(0, 1_000_000),
  BREAKER_FAILURE_PERCENT: wholeNumber(1, 100),
  BREAKER_MINIMUM_CALLS: count,
  BREAKER_OPEN_MS: milliseconds,
  UPSTREAM_CONCURRENCY: wholeNumber(1, 10_000),
  UPSTREAM_QUEUE: wholeNumber(0, 1_000_000),
  LIMIT_IN_FLIGHT: count,
  LIMIT_LOOP_DELAY_MS: milliseconds,
  LIMIT_WEBHOOK_BYTES: wholeNumber(1024, 104_857_600),
  LIMIT_SOCKET_MESSAGE_BYTES: wholeNumber(1024, 10_485_760),
  LIMIT_SOCKETS: count,
  LIMIT_ADDRESS_SOCKETS: count,
  LIMIT_SOCKET_OPERATIONS: count,
  LIMIT_STREAMS: count,
  HEARTBEAT_MS: milliseconds,
  LIMIT_SUBSCRIBER_BYTES: wholeNumber(1024, 104_857_600),
  CALLBACK_URL_PREFIXES: {
    accepted: {
      'https://router.example/callback': ['https://router.example/callback'],
      'http://127.0.0.1:4001, https://router.example/': ['http://127.0.0.1:4001', 'https://router.example/'],
    },
    refused: ['router.example', 'https://u@router.example', 'https://*.example', 'https://a/?b', 'ftp://a/'],
  },
  ACCEPT_ON_DELIVERY: flag,
  CONVERSATION_RECORD_SIZE: wholeNumber(1, 10_000_000),
  REDIS_URL: {
    accepted: {
      'redis://127.0.0.1:6379': 'redis://127.0.0.1:6379',
      'rediss://u:p@r.example': 'rediss://u:p@r.example',
    },
    refused: ['http://127.0.0.1', '127.0.0.1:6379', 'redis:// a'],
  },
  DATA_DIR: anything,
  EVENTS_RECORDED: wholeNumber(1, 1_000_000),
  EVENT_RETENTION_HOURS: wholeNumber(1, 8760),
  MESSAGES_RECORDED: wholeNumber(1, 100_000),
  FIRST_MESSAGE_RETRY_MS: milliseconds,
  CHAT_STATE_QUIET_MS: milliseconds,
  UNCONFIRMED_OPERATIONS: flag,
  LIMIT_DIALOG_QUEUE: wholeNumber(1, 100_000),
  SHUTDOWN_TIMEOUT_MS: milliseconds,
  OTEL_EXPORTER_OTLP_ENDPOINT: collector,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collector,
  OTEL_EXPORTER_OTLP_HEADERS: {
    accepted: { 'api-key=a%20b': 'api-key=a%20b', 'a=1, b=2': 'a=1, b=2', 'a=': 'a=' },
    refused: ['key', '=value', 'a=1,b', 'a b=1', 'a=1 2', ','],
  },
  OTEL_TRACES_EXPORTER: words('otlp', 'none'),
  OTEL_SERVICE_NAME: {
    accepted: { 'chat.gateway-1': 'chat.gateway-1' },
    refused: ['a b', 'a,b=c', 'é', 'x'.repeat(101)],
  },
  OTEL_TRACES_SAMPLER: words(
    'always_on',
    'always_off',
    'traceidratio',
    'parentbased_always_on',
    'parentbased_always_off',
    'parentbased_traceidratio',
  ),
  OTEL_TRACES_SAMPLER_ARG: {
    accepted: { '0': 0, '0.25': 0.25, '1': 1, '1.0': 1 },
    refused: ['1.1', '-0.1', '.5', '50%', '1e-1', 'half', '2'],
  },
};

const each = Object.entries(forms) as [SettingName, Forms][]; // the keys are the record's

describe('readSettings', () => {
  it('is tested for every setting', () => {
    expect(Object.keys(forms)).toEqual(Object.keys(settings));
  });

  it.each(each)('reads every accepted form of %s', (name, { accepted }) => {
    for (const [text, value] of Object.entries(accepted)) {
      const { given, problems } = readSettings({ [name]: text }, noFiles);
      expect(problems).toEqual([]);
      expect(given[name]).toEqual(value);
    }
  });

  it.each(each)('refuses every other form of %s by name', (name, { refused }) => {
    for (const text of refused) {
      const { problems } = readSettings({ [name]: text }, noFiles);
      expect({ text, problems }).toEqual({
        text,
        problems: [expect.stringMatching(new RegExp(`^${name}: must be `))],
      });
    }
  });

  const hostile = [
    'hunter2-SECRET',
    '"}\n{"level":60}',
    '$problem $value {0} %s',
    '\u001b[31mSECRET',
    '<script>alert(1)</script>',
    'https://user:SECRET@host/path?x',
    '12345678901234567890',
    'a,b c',
  ];

  it.each(hostile)('never shows the value %j', (value) => {
    const names = Object.keys(settings);

    const { problems } = readSettings(Object.fromEntries(names.map((name) => [name, value])), noFiles);

    expect(problems.length).toBeGreaterThan(20);
    for (const problem of problems) expect(problem).not.toContain(value);
    expect(problems.join()).not.toMatch(/hunter2|SECRET|alert|level"/);
  });

  it('ignores variables that are none of its settings', () => {
    expect(readSettings({ PATH: '/bin', constructor: 'x', port: 'x' }, noFiles).problems).toEqual([]);
  });
});
