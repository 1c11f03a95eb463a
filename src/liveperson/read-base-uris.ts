import { isRecord } from './is-record.js';

/**
 * Hosts by service name from the Domain API's answer: `{ baseURIs: [{ service, account, baseURI }] }`, or the bare
 * object that the single-service address may give (DOM). Undefined when it is neither; hosts are not checked here.
 */
export function readBaseUris(body: unknown): ReadonlyMap<string, string> | undefined {
  if (!isRecord(body)) return undefined;
  const entries: unknown = body['baseURIs'] ?? [body];
  if (!Array.isArray(entries)) return undefined;
  const hosts = new Map<string, string>();
  for (const entry of entries as readonly unknown[]) {
    if (!isRecord(entry)) return undefined;
    const { service, baseURI } = entry;
    if (typeof service !== 'string' || typeof baseURI !== 'string') return undefined;
    hosts.set(service, baseURI);
  }
  return hosts;
}
