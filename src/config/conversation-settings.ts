import { flag, text, wholeNumber } from './setting-readers.js';
import { open, setting } from './setting.js';

const milliseconds = wholeNumber(1, 600_000);
const anything = text(/\S/, 'not blank');

/** Settings of what is kept of conversations, and of sending into them. */
export const conversationSettings = {
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
  SHUTDOWN_TIMEOUT_MS: setting(
    milliseconds,
    '10000',
    'How long running requests may take to finish after SIGTERM.',
  ),
} as const;
