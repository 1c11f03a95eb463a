import { isRecord } from '../../liveperson/is-record.js';
import { readJson } from '../../liveperson/read-values.js';

/** A webhook as it was saved. */
export interface SavedWebhook {
  /** File and place in it, for messages. */
  readonly source: string;
  readonly body: Buffer;
  /** LivePerson's headers, where they were saved with it. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The webhooks of a file: one body, a JSON list, or one on each line. Each is LivePerson's body as it came, or
 * `{ "headers": {...}, "body": "..." }` with the body as text. A text says in one sentence what cannot be read.
 */
export function readSavedWebhooks(file: string, text: string): readonly SavedWebhook[] | string {
  const whole = readJson(text);
  if (Array.isArray(whole)) {
    return readAll(whole.map((entry: unknown, index) => ({ source: `${file}[${index}]`, entry })));
  }
  if (whole !== undefined) return readAll([{ source: file, entry: whole, text: text.trim() }]);
  const lines = text
    .split('\n')
    .map((line, index) => ({ line: line.trim(), source: `${file}:${index + 1}` }));
  return readAll(
    lines
      .filter(({ line }) => line !== '')
      .map(({ line, source }) => ({ source, entry: readJson(line), text: line })),
  );
}

interface Entry {
  readonly source: string;
  readonly entry: unknown;
  /** The bytes that were saved, where they stand alone. */
  readonly text?: string;
}

function readAll(entries: readonly Entry[]): readonly SavedWebhook[] | string {
  const read = entries.map(readOne);
  const wrong = read.find((one) => typeof one === 'string');
  return wrong ?? read.filter((one) => typeof one !== 'string');
}

function readOne({ source, entry, text = JSON.stringify(entry) }: Entry): SavedWebhook | string {
  if (!isRecord(entry)) return `${source} is no webhook: a JSON object is wanted.`;
  const { headers, body } = entry;
  if (!isRecord(headers)) return { source, body: Buffer.from(text), headers: {} };
  if (typeof body !== 'string') return `${source} has headers, and no body as a text beside them.`;
  return { source, body: Buffer.from(body), headers: ownHeaders(headers) };
}

/** Only LivePerson's own: the others belong to the connection that it came by. */
function ownHeaders(headers: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' && /^x-liveperson-/i.test(name) ? [[name.toLowerCase(), value]] : [],
    ),
  );
}
