/** How the gateway is reached. */
export interface Connection {
  /** Its address, without a path: `https://conversations.brand.example`. */
  readonly url: string;
  /** Asked before each request, so that a token that expires is replaced: `{ authorization: 'Bearer …' }`. */
  readonly headers?: (() => Headers | Promise<Headers>) | undefined;
  /** `fetch` of the platform when absent. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

type Headers = Readonly<Record<string, string>>;

/** Posts JSON to a path of the gateway. */
export async function post(
  { url, headers, fetch = globalThis.fetch }: Connection,
  path: string,
  {
    body,
    accept,
    signal,
  }: { readonly body: unknown; readonly accept: string; readonly signal?: AbortSignal | undefined },
): Promise<Response> {
  return fetch(new URL(path, url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, ...(await headers?.()) },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  });
}
