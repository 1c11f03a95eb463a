/** Words that stand in every made-up upstream answer, and must never reach a caller. */
export const noise = 'words-of-the-upstream-server';

/** A status that the sandbox is to answer with. */
export interface StatusFault {
  readonly kind: 'status';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly [member: string]: unknown;
}

/** A refusal in LivePerson's unified style (AUTH, REL19), with noise wherever a text may stand. */
export function unifiedError(errorCode: number, title: string): StatusFault {
  const code = Math.floor(errorCode / 100);
  const body = { title, details: noise, errorCode, [noise]: noise };
  return statusFault(code, { kind: 'resp', code, reqId: noise, body, type: '.ReqBody$ErrorResp' });
}

/** Any status with any body. */
export function statusFault(
  status: number,
  body: unknown = `<html>${noise}</html>`,
  headers: Readonly<Record<string, string>> = {},
): StatusFault {
  return { kind: 'status', status, body, headers: { 'x-upstream': noise, ...headers } };
}

/** A batch answer with one item for each of these codes. */
export function batchAnswer(...codes: readonly string[]): unknown {
  return codes.map((code) => ({ code, body: { msg: noise }, reqId: noise }));
}
