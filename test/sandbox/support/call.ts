import type { Wire } from './wire.js';

/** An HTTP answer, read to its end; `json` is undefined when it is none, `items` is empty when it is no list. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Wire;
  readonly items: readonly Wire[];
}

/** Calls an address and reads the answer. */
export async function call(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, init);
  const text = await response.text();
  const json = parse(text);
  const items = Array.isArray(json) ? (json as Wire[]) : []; // A test says what it expects.
  return { status: response.status, headers: response.headers, text, json: json as Wire, items };
}

/** A call with a JSON body. */
export const callJson = (
  url: string,
  method: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> =>
  call(url, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
