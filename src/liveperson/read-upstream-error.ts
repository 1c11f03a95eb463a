import { isRecord } from './is-record.js';

/** Refusals whose meaning LivePerson tells only by a sentence. */
export type RefusalReason = 'alreadyOpen' | 'closed' | 'unknown';

/** What can be known from the body of a refusal, whichever of LivePerson's shapes it has. */
export interface UpstreamError {
  /** Stable five-digit code; its first three digits are the HTTP status (AUTH). */
  readonly errorCode?: number | undefined;
  readonly title?: string | undefined;
  readonly reason?: RefusalReason | undefined;
}

/** Reads `{ body: { title, details, errorCode } }`, `{ body: { msg } }` or an OAuth error; anything else gives an empty answer. */
export function readUpstreamError(answer: unknown): UpstreamError {
  if (!isRecord(answer)) return {};
  const body = isRecord(answer['body']) ? answer['body'] : {};
  if (typeof body['msg'] === 'string') return { reason: reasonOf(body['msg']) };
  const errorCode = Number.isInteger(body['errorCode']) ? Number(body['errorCode']) : undefined;
  return { errorCode, title: knownTitle(errorCode) };
}

/** True for the two refusals that a new AppJWT cures: expired or invalid, and missing (AUTH, table of error codes). */
export function isAppJwtRefused(answer: unknown): boolean {
  const { errorCode } = readUpstreamError(answer);
  return errorCode === 40102 || errorCode === 40105;
}

// Titles are LivePerson's published ones for a code (AUTH). The answer's own title may change, and could carry anything.
const titles: Readonly<Record<number, string>> = {
  40001: 'Missing parameter',
  40102: 'Invalid AppJWT',
  40103: 'Invalid ConsumerJWS',
  40104: 'ConsumerJWS is missing',
  40105: 'AppJWT is missing',
  50201: 'Unable to access resource',
};

function knownTitle(errorCode: number | undefined): string | undefined {
  return errorCode === undefined ? undefined : titles[errorCode];
}

function reasonOf(msg: string): RefusalReason | undefined {
  // GUIDE: "Consumer request conversation failed: User <id> already has open conversation. Can't open another one."
  if (msg.includes('already has open conversation')) return 'alreadyOpen';
  // GUIDE: "Bad Request, Conversation is close" (sic).
  if (/conversation is close/i.test(msg)) return 'closed';
  // How an unknown conversation or dialog is refused is not documented: these words are a guess.
  if (/does not exist|not found|no such/i.test(msg)) return 'unknown';
  return undefined;
}
