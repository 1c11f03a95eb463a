import { commaList, flag, wholeNumber } from './setting-readers.js';
import { open, setting } from './setting.js';

const count = wholeNumber(1, 1_000_000);
const milliseconds = wholeNumber(1, 600_000);

/** Settings of webhooks and subscriptions. */
export const eventSettings = {
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
  LIMIT_SOCKETS: setting(count, '10000', 'Most WebSockets that one replica holds; more are answered 503.'),
  LIMIT_ADDRESS_SOCKETS: open(
    count,
    '',
    'Most WebSockets of one remote address (IPv6: of one /64); more are answered 429. Leave it unset behind a proxy: there every caller has its address.',
  ),
  LIMIT_SOCKET_OPERATIONS: setting(
    count,
    '100',
    'Most operations that one WebSocket runs at a time; more are `RATE_LIMITED`.',
  ),
  LIMIT_STREAMS: setting(
    count,
    '10000',
    'Most subscriptions by SSE and multipart that one replica holds; more are `RATE_LIMITED`.',
  ),
  HEARTBEAT_MS: setting(
    milliseconds,
    '12000',
    'How often something is sent to a subscriber to whom nothing happens.',
  ),
  LIMIT_SUBSCRIBER_BYTES: setting(
    wholeNumber(1024, 104_857_600),
    '1048576',
    'Most bytes that wait for a subscriber who does not read; then it is cut, and can resume.',
  ),
  CALLBACK_URL_PREFIXES: open(
    commaList(
      /^https?:\/\/[^\s/,*?#@]+(\/[^\s,?#]*)?$/i,
      'addresses such as https://router.example/ between commas',
    ),
    '',
    "Addresses that a router may name for Apollo's callback protocol; without any it is refused.",
  ),
  ACCEPT_ON_DELIVERY: setting(
    flag,
    'off',
    "Tells LivePerson `ACCEPT`, once, for each message of an agent that was handed to its consumer's subscription.",
  ),
} as const;
