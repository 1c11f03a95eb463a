// What the consumer has sent and nobody has confirmed yet. It is kept in the browser's storage until the outcome is
// known, so that a reload, a lost connection or a gateway that restarts loses nothing; and since each entry keeps its
// idempotency key, sending it again never says it twice.
import type { Once, Press, UploadedFile } from './gateway';
import { pause } from './pause';
import { dropPicture, pictureGone } from './pictures';
import { problemOf } from './problem';
import type { Problem } from './problem';
import * as storage from './storage';

/** One thing to send. A picture is first here, then uploaded, then sent. */
export type Content =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'press'; readonly press: Press }
  | { readonly kind: 'picture'; readonly uploaded?: UploadedFile };

/** An entry; `failed` waits for the consumer, everything else is on its way. */
export type Entry = Once & {
  readonly at: number;
  readonly content: Content;
  readonly failed?: string | undefined;
};

/** Sends one entry; may hand back what it has achieved on the way. */
export type Deliver = (entry: Entry, keep: (content: Content) => void) => Promise<void>;

const prefix = 'chat.outbox.';
const longestPauseMs = 8000;
/** After so many answers that its outcome is unknown, somebody has to look. */
const mostUnknown = 4;

/** Sends entries one after the other, in the order in which they were written. */
export class Outbox {
  #entries: readonly Entry[] = [];
  #isSending = false;
  readonly #ending = new AbortController();

  constructor(
    private readonly deliver: Deliver,
    private readonly changed: (entries: readonly Entry[]) => void,
  ) {
    const kept = storage.namesBelow(prefix).map((name) => storage.read(name));
    const entries = kept.map((text) => JSON.parse(text ?? '') as Entry); // written below
    this.#show(entries.sort((a, b) => a.at - b.at));
  }

  /** Takes something to send: it is kept before it is sent, under an id by which it will be known again. */
  add(content: Content, dialogId?: string, externalId: string = crypto.randomUUID()): void {
    const idempotencyKey = crypto.randomUUID();
    // Whatever the clock says: what is written later goes out later, after a reload, too.
    const at = Math.max(Date.now(), (this.#entries.at(-1)?.at ?? 0) + 1);
    this.#put({ externalId, idempotencyKey, dialogId, content, at });
    void this.send();
  }

  /** Tries a failed entry again. Its outcome is known, so it takes a new key: the old one would tell the old outcome. */
  again(externalId: string): void {
    this.#change(externalId, { failed: undefined, idempotencyKey: crypto.randomUUID() });
    void this.send();
  }

  /** Forgets an entry: it arrived, or the consumer gave it up. */
  drop(externalId: string): void {
    storage.forget(prefix + externalId);
    void dropPicture(externalId);
    this.#show(this.#entries.filter((one) => one.externalId !== externalId));
  }

  /** Sends what waits; does nothing while it is at it. */
  async send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    for (let entry = this.#next(); entry && !this.#ending.signal.aborted; entry = this.#next())
      await this.#sendOne(entry);
    this.#isSending = false;
  }

  /** Sends nothing any more; what waits stays in the storage. */
  close(): void {
    this.#ending.abort();
  }

  async #sendOne({ externalId }: Entry): Promise<void> {
    let unknown = 0;
    for (let tries = 0; !this.#ending.signal.aborted; tries += 1) {
      const entry = this.#find(externalId);
      // Its echo may have told that it arrived, while its answer was lost.
      if (!entry) return;
      try {
        await this.deliver(entry, (content) => this.#change(externalId, { content }));
        this.drop(externalId);
        return;
      } catch (error) {
        const problem = problemOf(error);
        if (problem.outcome === 'UNKNOWN') unknown += 1;
        if (!isWorthRepeating(problem) || unknown === mostUnknown) {
          this.#change(externalId, { failed: wordsFor(problem) });
          return;
        }
        const waitMs = Math.min(250 * 2 ** tries, longestPauseMs);
        await pause(Math.max(problem.retryAfterMs ?? 0, waitMs), this.#ending.signal);
      }
    }
  }

  #find = (externalId: string): Entry | undefined =>
    this.#entries.find((one) => one.externalId === externalId);

  #next = (): Entry | undefined => this.#entries.find(({ failed }) => failed === undefined);

  /** Changes an entry that is still there: what has arrived meanwhile stays gone. */
  #change(externalId: string, change: Partial<Entry>): void {
    const entry = this.#find(externalId);
    if (entry) this.#put({ ...entry, ...change });
  }

  #put(entry: Entry): void {
    storage.keep(prefix + entry.externalId, JSON.stringify(entry));
    const others = this.#entries.filter((one) => one.externalId !== entry.externalId);
    this.#show([...others, entry].sort((a, b) => a.at - b.at));
  }

  #show(entries: readonly Entry[]): void {
    this.#entries = entries;
    this.changed(entries);
  }
}

const passing = new Set([
  'UPSTREAM_RATE_LIMITED',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_UNAVAILABLE',
  'RATE_LIMITED',
  'SHUTTING_DOWN',
  'OUTCOME_UNKNOWN',
]);

/** No answer at all, or a failure that passes. With its key it is safe either way. */
const isWorthRepeating = ({ code, message }: Problem): boolean =>
  code === undefined ? message !== pictureGone : passing.has(code);

function wordsFor({ code, outcome, message }: Problem): string {
  if (outcome === 'UNKNOWN') return 'It is not certain that this arrived.';
  if (code === 'CONVERSATION_CLOSED') return 'The conversation was closed before this arrived.';
  if (code === 'MESSAGE_TOO_LONG') return 'This is too long to send.';
  return message;
}
