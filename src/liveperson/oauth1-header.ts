import { createHmac } from 'node:crypto';

/** The four parts of an OAuth 1.0 API key: client credentials and token credentials, in the clear. */
export interface OAuth1Key {
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly accessToken: string;
  readonly accessTokenSecret: string;
}

/** A request to sign. A body counts only when it is a form, which LivePerson's are not. */
export interface OAuth1Request {
  readonly method: string;
  /** With its query. */
  readonly url: string;
  /** Unique for the timestamp. */
  readonly nonce: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
}

/** A name and its value, neither encoded. */
export type Parameter = readonly [name: string, value: string];

/** The `Authorization` header of a request, signed with HMAC-SHA1 (RFC 5849 section 3; MHIST). */
export function oauth1Header(request: OAuth1Request, key: OAuth1Key): string {
  const parameters: readonly Parameter[] = [
    ['oauth_consumer_key', key.consumerKey],
    ['oauth_nonce', request.nonce],
    ['oauth_signature_method', 'HMAC-SHA1'],
    ['oauth_timestamp', String(request.timestamp)],
    ['oauth_token', key.accessToken],
    ['oauth_version', '1.0'],
  ];
  const signature = oauth1Signature(oauth1BaseString(request, parameters), key);
  const members = [...parameters, ['oauth_signature', signature] as const];
  return `OAuth ${members.map(([name, value]) => `${encode(name)}="${encode(value)}"`).join(', ')}`;
}

/** The text that is signed (RFC 5849 section 3.4.1); `parameters` are those that do not stand in the address. */
export function oauth1BaseString(
  { method, url }: Pick<OAuth1Request, 'method' | 'url'>,
  parameters: readonly Parameter[],
): string {
  const { protocol, host, pathname, searchParams } = new URL(url);
  const pairs = [...searchParams, ...parameters]
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(byNameThenValue)
    .map(([name, value]) => `${name}=${value}`);
  const parts = [method.toUpperCase(), `${protocol}//${host}${pathname}`, pairs.join('&')];
  return parts.map(encode).join('&');
}

/** The HMAC-SHA1 of a base string, in base64 (RFC 5849 section 3.4.2). */
export function oauth1Signature(
  baseString: string,
  secrets: Pick<OAuth1Key, 'consumerSecret' | 'accessTokenSecret'>,
): string {
  const key = `${encode(secrets.consumerSecret)}&${encode(secrets.accessTokenSecret)}`;
  return createHmac('sha1', key).update(baseString).digest('base64');
}

/** RFC 5849 section 3.6: everything but letters, digits and `-._~`. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function byNameThenValue(a: Parameter, b: Parameter): number {
  return compare(a[0], b[0]) || compare(a[1], b[1]);
}

/** By bytes, whatever the locale: both are ASCII once encoded. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
