import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';

/** How the files of a folder are sent. */
export interface StaticFilesOptions {
  /** Sent with every page, so that nothing runs in it that was not built into it. */
  readonly contentSecurityPolicy: string;
}

/** Answers with the file at `path`, which is relative to the folder; the folder's page is at ''. */
export type StaticFilesRoute = (request: IncomingMessage, response: ServerResponse, path: string) => void;

/** One body under one encoding; the strongest comes first. */
interface Variant {
  readonly encoding: 'br' | 'gzip' | undefined;
  readonly body: Buffer;
  readonly etag: string;
}
interface StaticFile {
  readonly headers: Readonly<Record<string, string>>;
  readonly variants: readonly Variant[];
}

const mediaTypes: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
  ['.ttf', 'font/ttf'],
  ['.wasm', 'application/wasm'],
]);
const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;
/** Vite's names have a hash of what is in them: what is behind such a name never changes. */
const hashedName = /-[\w-]{8}\.\w+$/;

/**
 * Serves the files of one folder from memory. They are read when the first of them is asked for, all at once, so that
 * a later build cannot mix with them; what was compressed beside a file (`.br`, `.gz`) is sent to who understands it.
 */
export function staticFiles(folder: string, options: StaticFilesOptions): StaticFilesRoute {
  let files: ReadonlyMap<string, StaticFile> | undefined;
  return (request, response, path) => {
    files ??= readFolder(folder, options);
    const file = files.get(path === '' ? 'index.html' : path);
    if (file === undefined) refuse(response, 404, 'There is no such file.');
    else if (request.method === 'GET' || request.method === 'HEAD') send(request, response, file);
    else refuse(response.setHeader('allow', 'GET, HEAD'), 405, 'This path answers GET and HEAD only.');
  };
}

/** By whole names: no path can lead out of the folder. */
function readFolder(folder: string, options: StaticFilesOptions): ReadonlyMap<string, StaticFile> {
  if (!existsSync(folder)) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const served = paths.filter((path) => !/\.(br|gz)$/.test(path));
  return new Map(served.map((path) => [nameOf(folder, path), readOne(path, options)]));
}

const nameOf = (folder: string, path: string): string => relative(folder, path).split(sep).join('/');

function readOne(path: string, { contentSecurityPolicy }: StaticFilesOptions): StaticFile {
  const type = mediaTypes.get(extname(path)) ?? 'application/octet-stream';
  const isPage = type.startsWith('text/html');
  const headers = {
    'content-type': type,
    'cache-control': hashedName.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    vary: 'accept-encoding',
    ...(isPage && { 'content-security-policy': contentSecurityPolicy, 'referrer-policy': 'no-referrer' }),
  };
  const compressed = encodings
    .filter(([, suffix]) => existsSync(path + suffix))
    .map(([encoding, suffix]) => variantOf(readFileSync(path + suffix), encoding));
  return { headers, variants: [...compressed, variantOf(readFileSync(path), undefined)] };
}

function variantOf(body: Buffer, encoding: Variant['encoding']): Variant {
  const etag = `"${hash('sha256', body, 'base64url').slice(0, 22)}"`;
  return { encoding, body, etag };
}

function send(request: IncomingMessage, response: ServerResponse, { headers, variants }: StaticFile): void {
  const accepted = encodingsOf(request.headers['accept-encoding']);
  const chosen = variants.find(({ encoding }) => encoding === undefined || accepted.has(encoding));
  if (chosen === undefined) throw new Error('every file has a variant without an encoding');
  const { encoding, body, etag } = chosen;
  const known = request.headers['if-none-match']?.split(',').map((one) => one.trim().replace(/^W\//, ''));
  response.setHeaders(new Map(Object.entries({ ...headers, etag })));
  if (known?.some((one) => one === etag || one === '*')) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, {
    'content-length': body.length,
    ...(encoding && { 'content-encoding': encoding }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** What `accept-encoding` names, but for what it refuses by `q=0`. */
function encodingsOf(header: string | string[] | undefined): ReadonlySet<string> {
  const named = String(header ?? '').split(',');
  const wanted = named.filter((one) => !/;\s*q=0(\.0*)?\s*$/.test(one));
  return new Set(wanted.map((one) => one.split(';', 1)[0]?.trim().toLowerCase() ?? ''));
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}
