import { jsonReply } from './json-reply.js';
import type { Reply } from './reply.js';

/** What an error of the unified style says. */
export interface ErrorWords {
  readonly title: string;
  readonly details: string;
  /** Its first three digits are the HTTP status (AUTH). */
  readonly errorCode: number;
}

/** A whole-request error in the unified style `.ReqBody$ErrorResp`; `code` is a number here (AUTH). */
export function errorReply(words: ErrorWords, headers: Record<string, string> = {}): Reply {
  const { title, details, errorCode } = words;
  const code = Math.floor(errorCode / 100);
  const body = { kind: 'resp', code, body: { title, details, errorCode }, type: '.ReqBody$ErrorResp' };
  return jsonReply(code, body, headers);
}
