import { commaList, flag, wholeNumber } from './setting-readers.js';
import { open, setting } from './setting.js';

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
