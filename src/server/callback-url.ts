/** Longer addresses are no router's. */
const maxLength = 2048;

/** What servers behind the address could read as another path than the one compared here. */
const slippery = /[^!-~]|[\\@#]|%(2e|2f|5c)|\/\.{1,2}(?:[/?]|$)/i;

/**
 * The address that a router may be called back at: it begins with an allowed prefix, part by part. Undefined for any
 * other; what is plain text nowhere else, such as a user, a fragment or `..`, is refused before it is compared.
 */
export function allowedCallbackUrl(text: string, prefixes: readonly string[]): URL | undefined {
  if (text.length > maxLength || slippery.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return prefixes.some((prefix) => beginsWith(url, new URL(prefix))) ? url : undefined;
}

function beginsWith(url: URL, prefix: URL): boolean {
  // Host has the port in it, and none where it is the protocol's own.
  if (url.protocol !== prefix.protocol || url.host !== prefix.host) return false;
  const path = prefix.pathname;
  if (path.endsWith('/')) return url.pathname.startsWith(path);
  return url.pathname === path || url.pathname.startsWith(`${path}/`);
}
