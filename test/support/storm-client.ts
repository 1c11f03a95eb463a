import { Agent, request } from 'undici';
import { machineNow } from './machine-now.js';
import type { ReplicaFleet } from './replica-fleet.js';
import { Progress } from './webhook-progress.js';
import { signingAccount } from './webhook-sender.js';

/** A storm that leaves a replica idle for so long is none. */
const busyWithinMs = 60_000;

/** One call of a client: for whom, at which replica, and how long its client waits. */
export interface StormCall {
  readonly consumer: string;
  readonly replica: number;
  readonly patienceMs: number;
}

/** What a client learned from a call: an id, the code of an error, or nothing. */
export type StormAnswer = { readonly id: string } | { readonly code: string } | undefined;

interface Body {
  readonly data?: {
    readonly createConversation: { readonly outcome: string; readonly conversation: { readonly id: string } };
  } | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

const mutation = `mutation ($input: CreateConversationInput!) {
  createConversation(input: $input) { outcome conversation { id } }
}`;

/** Opens conversations over kept connections, gives up early, and counts what comes of it. */
export class StormClient {
  calls = 0;
  /** Calls that their client gave up before the answer. */
  givenUp = 0;
  /** Calls whose connection was refused or broke. */
  interrupted = 0;
  /** Answers, by their outcome or error code. */
  readonly answers: Record<string, number> = {};
  /** How long answers took, of whichever kind; milliseconds. */
  readonly answerMs: number[] = [];
  readonly #connections = new Agent({ pipelining: 1 });
  readonly #progress = new Progress();
  /** Calls without an answer yet, by address. */
  readonly #underWay = new Map<string, number>();

  constructor(private readonly fleet: ReplicaFleet) {}

  /** Resolves as soon as so many calls wait for the answer of a replica. */
  busy(replica: number, count: number): Promise<void> {
    const waiting = (): number => this.#underWay.get(this.fleet.url(replica)) ?? 0;
    return this.#progress.until(
      () => `${count} calls at once`,
      () => waiting() >= count,
      busyWithinMs,
    );
  }

  /** Calls once; never rejects. */
  async call({ consumer, replica, patienceMs }: StormCall): Promise<StormAnswer> {
    this.calls += 1;
    const givesUp = AbortSignal.timeout(patienceMs);
    const startedAt = machineNow();
    const url = this.fleet.url(replica);
    this.#count(url, 1);
    try {
      const answer = await request(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: mutation, variables: { input: inputOf(consumer) } }),
        dispatcher: this.#connections,
        signal: givesUp,
      });
      const body = (await answer.body.json()) as Body; // the mutation above asks for it
      this.answerMs.push(machineNow() - startedAt);
      return this.#read(body);
    } catch {
      if (givesUp.aborted) this.givenUp += 1;
      else this.interrupted += 1;
      return undefined;
    } finally {
      this.#count(url, -1);
    }
  }

  close(): Promise<void> {
    return this.#connections.destroy();
  }

  #count(url: string, by: number): void {
    this.#underWay.set(url, (this.#underWay.get(url) ?? 0) + by);
    this.#progress.made();
  }

  #read({ data, errors }: Body): StormAnswer {
    const created = data?.createConversation;
    const word = created?.outcome ?? errors?.[0]?.extensions.code ?? 'nothing';
    this.answers[word] = (this.answers[word] ?? 0) + 1;
    return created ? { id: created.conversation.id } : { code: word };
  }
}

/** The same for each call of a consumer: every second conversation has a first message. */
function inputOf(consumer: string): Readonly<Record<string, unknown>> {
  return {
    accountId: signingAccount.id,
    consumerId: consumer,
    idempotencyKey: `open ${consumer}`,
    ...(/[02468]$/.test(consumer) && { firstMessage: { text: `hello from ${consumer}` } }),
  };
}
