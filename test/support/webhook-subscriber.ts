import { heardOf } from './webhook-heard.js';
import type { Heard } from './webhook-heard.js';
import { Progress } from './webhook-progress.js';
import { signingAccount } from './webhook-sender.js';
import type { Hearing, Transport } from './webhook-transports.js';

/** Where a subscriber listens, and how. */
export interface SubscriberOptions {
  readonly conversationId: string;
  /** The gateway to go to now; asked before each connection. */
  readonly url: () => Promise<string>;
  /** Taken in turn, one for each connection. */
  readonly transports: readonly Transport[];
}

/** A subscriber who begins with the oldest event and, when its connection ends, resumes after the last that it heard. */
export class Subscriber {
  /** Everything heard, repetitions too. */
  readonly events: Heard[] = [];
  readonly problems: unknown[] = [];
  readonly #labels = new Set<string>();
  #connections = 0;
  #isStopped = false;
  #end: () => Promise<void> = () => Promise.resolve();
  readonly #progress = new Progress();
  readonly #listening: Promise<void>;

  constructor(private readonly options: SubscriberOptions) {
    this.#listening = this.#listen().catch((error: unknown) => this.#fail(error));
  }

  /** How many connections it has had. */
  get connections(): number {
    return this.#connections;
  }

  /** Resolves once an event of this label was heard; fails with its first problem. */
  async heard(label: string, deadlineMs: number): Promise<void> {
    const { conversationId } = this.options;
    const what = (): string =>
      `${label} of ${conversationId}, after ${this.#connections} connections and ${this.events.length} events`;
    const isHeard = (): boolean => this.#labels.has(label);
    await this.#progress.until(what, () => this.problems.length > 0 || isHeard(), deadlineMs);
    const [problem] = this.problems;
    if (problem !== undefined) throw new Error(`a subscriber was told: ${JSON.stringify(problem)}`);
  }

  /** Resolves once it has had so many connections, the one that it makes now included. */
  async connected(count: number, deadlineMs: number): Promise<void> {
    const what = (): string => `connection ${count} of ${this.options.conversationId}`;
    await this.#progress.until(what, () => this.#connections >= count || this.#isStopped, deadlineMs);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#end();
    await this.#listening;
  }

  async #listen(): Promise<void> {
    while (!this.#isStopped) await this.#connect(await this.options.url());
  }

  async #connect(url: string): Promise<void> {
    const { conversationId, transports } = this.options;
    const transport = transports[this.#connections % transports.length];
    if (transport === undefined) throw new Error('a subscriber needs a transport');
    this.#connections += 1;
    this.#progress.made();
    const after = this.events.at(-1)?.cursor ?? null;
    const subscribing = { accountId: signingAccount.id, conversationId, after };
    await new Promise<void>((over, failed) => {
      const opened = transport.open(url, subscribing, this.#hearing(over));
      opened.then((end) => this.#begun(end), failed);
    });
    await this.#end();
  }

  #begun(end: () => Promise<void>): void {
    // A connection that never came about cannot be ended.
    this.#end = () => end().catch(() => undefined);
    if (this.#isStopped) void this.#end();
  }

  #hearing(resume: () => void): Hearing {
    let isOver = false;
    return {
      event: (event) => {
        if (isOver) return;
        const heard = heardOf(event);
        this.events.push(heard);
        this.#labels.add(heard.label);
        this.#progress.made();
      },
      problem: (what) => this.#fail(what),
      over: () => {
        isOver = true;
        resume();
      },
    };
  }

  /** Nothing of this kind is expected: it is not tried again. */
  #fail(what: unknown): void {
    this.problems.push(what instanceof Error ? what.message : what);
    this.#isStopped = true;
    this.#progress.made();
    void this.#end();
  }
}
