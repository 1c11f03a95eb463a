import { wholeNumber } from './setting-readers.js';
import { open, setting } from './setting.js';

const count = wholeNumber(1, 1_000_000);

/** Settings of what one request, one caller and one account may ask for. */
export const limitSettings = {
  LIMIT_BODY_BYTES: setting(wholeNumber(1024, 10_485_760), '262144', 'Largest request body that is read.'),
  LIMIT_JSON_DEPTH: setting(count, '64', 'Deepest nesting of lists and objects in a request body.'),
  LIMIT_TOKENS: setting(count, '1000', 'Most words and signs of a document.'),
  LIMIT_DEPTH: setting(count, '15', 'Most levels of fields in an operation.'),
  LIMIT_ALIASES: setting(count, '30', 'Most aliases in an operation.'),
  LIMIT_DIRECTIVES: setting(count, '50', 'Most directives in an operation.'),
  LIMIT_ROOT_FIELDS: setting(count, '10', 'Most fields of the root of an operation.'),
  LIMIT_COST: open(
    count,
    'none: the log line of a request tells its cost',
    'Most points that an operation may cost: one for each field, times the length of the lists that it stands in.',
  ),
  LIMIT_ENTITIES: setting(count, '500', 'Most entities that a router may ask for at once.'),
  LIMIT_CALLER_PER_MINUTE: open(
    count,
    'none; 600 suits a chat page',
    'Most operations of one caller in a minute: of a consumer, of a forwarded ConsumerJWS, or of a remote address where nothing else tells callers apart.',
  ),
  LIMIT_ACCOUNT_PER_MINUTE: open(
    count,
    'none; a third more than the busiest minute',
    'Most operations that act on or read one account in a minute, of all its callers together.',
  ),
  LIMIT_UPSTREAM_CALLS: setting(count, '150', 'Most calls to LivePerson that one request may make.'),
} as const;
