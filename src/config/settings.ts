import { commaList, flag, oneOf, origin, text, wholeNumber } from './setting-readers.js';
import { open, setting } from './setting.js';

const milliseconds = wholeNumber(1, 600_000);
const port = wholeNumber(0, 65_535);
const anything = text(/\S/, 'not blank');

/** Every setting, in the order of docs/configuration.md and .env.example, which a test holds against this table. */
export const settings = {
  PORT: setting(port, '4000', 'Port of the gateway; 0 takes any free one.'),
  HOST: open(anything, '127.0.0.1 with the sandbox, else 0.0.0.0', 'Address that the gateway listens on.'),
  ACCOUNTS_FILE: open(
    anything,
    '',
    'JSON or YAML list of the accounts to serve. Without it the sandbox is used.',
  ),
  DOMAIN_API_URL: setting(
    origin,
    'https://api.liveperson.net',
    "LivePerson's Domain API, which names the hosts of an account.",
  ),
  UPSTREAM_HOST_SUFFIXES: setting(
    commaList(/^\.?[a-z0-9-]+(\.[a-z0-9-]+)*$/i, 'host suffixes between commas'),
    '.liveperson.net,.liveperson.com,.lpsnmedia.net',
    'A looked-up host must end in one of these; one without a leading dot is an exact name.',
  ),
  ALLOW_LOOPBACK_UPSTREAM: open(
    flag,
    'off; on with the embedded sandbox',
    'Lets an account point at a sandbox: plain http and loopback hosts with a port.',
  ),
  CREDENTIALS: setting(
    oneOf('managed', 'forwarded'),
    'managed',
    "`managed`: the gateway gets AppJWT and ConsumerJWS itself. `forwarded`: the caller's own two headers go upstream.",
  ),
  CALLER_AUTH: open(
    oneOf('none', 'jwt'),
    'none with the sandbox or forwarded credentials, else jwt',
    'How callers prove who they are. `jwt` is not built yet and is refused at start.',
  ),
  ALLOW_ANONYMOUS: setting(
    flag,
    'off',
    'Needed for `CALLER_AUTH=none` with managed credentials outside the sandbox: anyone may then act for any consumer.',
  ),
  SANDBOX: open(
    oneOf('on', 'off'),
    'on without ACCOUNTS_FILE, else off',
    'Starts the sandbox beside the gateway.',
  ),
  SANDBOX_PORT: setting(port, '4010', 'Port of the sandbox; 0 takes any free one.'),
  SANDBOX_ACCOUNTS: open(
    anything,
    'one account, 12345678',
    'JSON list of `{ id, clientId, clientSecret }` that the sandbox serves.',
  ),
  SANDBOX_TLS: setting(flag, 'off', 'The sandbox serves https with a self-signed certificate.'),
  CORS_ORIGINS: open(
    commaList(/^https?:\/\/[^\s/,*]+$/i, 'origins such as https://shop.example between commas'),
    "none; with the explorer Apollo's two Sandbox origins",
    'Web origins whose pages may call the gateway.',
  ),
  EXPLORER: open(flag, 'on with the sandbox, else off', 'A page to try operations at `GET /graphql`.'),
  INTROSPECTION: open(
    flag,
    'on with the explorer, else off',
    'Answers introspection queries, and suggests names for misspelt fields.',
  ),
  LOG_LEVEL: setting(
    oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
    'info',
    'Least severe log lines that are written.',
  ),
  DOMAIN_TTL_MS: setting(milliseconds, '60000', 'How long a looked-up host is trusted.'),
  DOMAIN_NEGATIVE_TTL_MS: setting(
    milliseconds,
    '5000',
    'How long an account that the Domain API does not know stays refused, and an old answer stands in for a failed look-up.',
  ),
  UPSTREAM_CONNECT_TIMEOUT_MS: setting(
    milliseconds,
    '3000',
    'Deadline for opening a connection to LivePerson.',
  ),
  UPSTREAM_HEADERS_TIMEOUT_MS: setting(milliseconds, '10000', 'Deadline for the first byte of an answer.'),
  UPSTREAM_BODY_TIMEOUT_MS: setting(milliseconds, '10000', 'Longest pause between two pieces of an answer.'),
  UPSTREAM_TOTAL_TIMEOUT_MS: setting(
    milliseconds,
    '15000',
    'Deadline for one operation, all its upstream calls together.',
  ),
  UPSTREAM_MAX_RESPONSE_BYTES: setting(
    wholeNumber(1024, 104_857_600),
    '1048576',
    'Largest answer that is read from LivePerson.',
  ),
  UPSTREAM_CONNECTIONS: setting(wholeNumber(1, 10_000), '128', 'Most connections to one host.'),
  CONSUMER_TOKEN_CACHE_SIZE: setting(
    wholeNumber(1, 10_000_000),
    '50000',
    'Most ConsumerJWS kept in memory; the one used longest ago makes room.',
  ),
  CONVERSATION_RECORD_SIZE: setting(
    wholeNumber(1, 10_000_000),
    '100000',
    'Most conversations remembered in memory; the oldest makes room.',
  ),
  REDIS_URL: open(
    text(/^rediss?:\/\/\S+$/, 'an address such as redis://host:6379'),
    '',
    'Redis 7 or later, for replicas that share conversations, events and keys.',
  ),
  DATA_DIR: open(
    anything,
    './data; in memory with the sandbox',
    'Folder of the embedded store, which serves one replica when there is no Redis.',
  ),
  EVENTS_RECORDED: setting(
    wholeNumber(1, 1_000_000),
    '2000',
    'Most events kept of one conversation; the oldest makes room.',
  ),
  EVENT_RETENTION_HOURS: setting(wholeNumber(1, 8760), '24', 'How long an event is kept.'),
  LIMIT_WEBHOOK_BYTES: setting(
    wholeNumber(1024, 104_857_600),
    '2097152',
    'Largest webhook body that is read.',
  ),
  LIMIT_SOCKET_MESSAGE_BYTES: setting(
    wholeNumber(1024, 10_485_760),
    '262144',
    'Largest message that is read from a WebSocket.',
  ),
  HEARTBEAT_MS: setting(
    milliseconds,
    '12000',
    'How often something is sent to a subscriber to whom nothing happens.',
  ),
  MESSAGES_RECORDED: setting(
    wholeNumber(1, 100_000),
    '500',
    'Most messages remembered of one conversation; the oldest makes room.',
  ),
  FIRST_MESSAGE_RETRY_MS: setting(
    milliseconds,
    '1000',
    'Pause before the one repetition of a first message that came before LivePerson knew its conversation.',
  ),
  CHAT_STATE_QUIET_MS: setting(
    milliseconds,
    '10000',
    'How long a consumer who is typing may be silent before the gateway sets PAUSE.',
  ),
  UNCONFIRMED_OPERATIONS: setting(
    flag,
    'off',
    'Allows `changeTtr`, which LivePerson documents for its window API and does not confirm for consumers here.',
  ),
  LIMIT_DIALOG_QUEUE: setting(
    wholeNumber(1, 100_000),
    '200',
    'Most messages that may wait for their turn in one dialog; more are `RATE_LIMITED`.',
  ),
  LIMIT_BODY_BYTES: setting(wholeNumber(1024, 10_485_760), '262144', 'Largest request body that is read.'),
  SHUTDOWN_TIMEOUT_MS: setting(
    milliseconds,
    '10000',
    'How long running requests may take to finish after SIGTERM.',
  ),
} as const;

/** The name of a setting. */
export type SettingName = keyof typeof settings;

/** Settings of the contract that would be dangerous to ignore: naming one ends the start with a clear problem. */
export const settingsNotBuilt: readonly string[] = [
  'CALLER_JWKS_URL',
  'CALLER_PUBLIC_KEY_FILE',
  'PERSISTED_ONLY',
  'PERSISTED_MANIFEST',
  'ROUTER_TOKEN',
  'CALLBACK_URL_PREFIXES',
];
