import { hash, randomUUID } from 'node:crypto';
import { Roster } from '../cache/roster.js';
import type { Alarm, AlarmStore } from '../store/alarm-store.js';
import type { Behalf } from './behalf.js';
import { keyOwner } from './key-owner.js';
import type { Target } from './reach.js';

/** What ending COMPOSING stands on. */
export interface ComposingParts {
  readonly alarms: AlarmStore;
  /** How long a consumer may be silent before counting as paused. */
  readonly quietMs: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Sends PAUSE. */
  readonly pause: (typing: Behalf) => Promise<void>;
}

/** Most that one sweep ends. */
const mostSwept = 50;
/** When others forget a COMPOSING of which only this process has the tokens; nobody but this process ends it. */
const forgetAfterMs = 60_000;

/**
 * Ends a COMPOSING that nobody ended. LivePerson shows it until another state comes; a text does not end it (SEND). An
 * alarm in the store says that it is outstanding: only who takes the alarm away sends PAUSE, at whichever replica.
 */
export class Composing {
  readonly #here = new Map<string, Here>();
  readonly #working = new Roster<Promise<void>>();
  #sweeping: Promise<void> | undefined;

  constructor(private readonly parts: ComposingParts) {}

  /** Notes that COMPOSING was sent: PAUSE follows after the quiet time, which begins anew with each. */
  async begun(typing: Behalf): Promise<void> {
    const { alarms, quietMs, now } = this.parts;
    const id = idOf(typing);
    this.#forget(id);
    const token = randomUUID();
    const timer = setTimeout(() => void this.#expire(id), quietMs);
    timer.unref();
    this.#here.set(id, { typing, token, timer });
    const { target, caller } = typing;
    const isForAll = caller.kind === 'anyone';
    const dueAt = now() + quietMs + (isForAll ? 0 : forgetAfterMs);
    // Without the store, this process ends it alone.
    await alarms.set({ id, token, dueAt, note: isForAll ? target : null }).catch(() => undefined);
  }

  /** Notes that another state is set; true when COMPOSING was outstanding. */
  async ended(typing: Behalf): Promise<boolean> {
    const id = idOf(typing);
    const here = this.#forget(id);
    return this.#take(id, undefined, here !== undefined);
  }

  /** Sends PAUSE now if COMPOSING is outstanding; never rejects: typing is best effort. */
  pauseNow(typing: Behalf): Promise<void> {
    return this.#tracked(async () => {
      if (await this.ended(typing)) await this.#pause(typing);
    });
  }

  /** Ends everything that was begun here, and what is being ended, for a process that goes away. */
  async pauseAll(): Promise<void> {
    for (const id of this.#here.keys()) void this.#expire(id);
    await Promise.all(this.#working.all());
  }

  /** Ends what others began and did not live to end, again and again; answers with what stops that. */
  watch(everyMs: number): () => void {
    const timer = setInterval(() => void this.sweep(), everyMs).unref();
    return () => clearInterval(timer);
  }

  /** Ends what is overdue; one sweep at a time. Never rejects. */
  sweep(): Promise<void> {
    this.#sweeping ??= this.#tracked(() => this.#sweep()).finally(() => (this.#sweeping = undefined));
    return this.#sweeping;
  }

  async #sweep(): Promise<void> {
    try {
      const due = await this.parts.alarms.due(mostSwept);
      await Promise.all(due.map((alarm) => this.#endFor(alarm)));
    } catch {
      // The next one may find the store again.
    }
  }

  /** Unless it was begun anew elsewhere meanwhile. */
  #expire(id: string): Promise<void> {
    const here = this.#forget(id);
    return this.#tracked(async () => {
      if (here !== undefined && (await this.#take(id, here.token, true))) await this.#pause(here.typing);
    });
  }

  async #endFor({ id, token, note }: Alarm): Promise<void> {
    if (!(await this.#take(id, token, false))) return;
    const here = this.#here.get(id);
    const isMine = here?.token === token;
    if (isMine) this.#forget(id);
    const typing = isMine ? here.typing : readNote(note);
    if (typing !== undefined) await this.#pause(typing);
  }

  #forget(id: string): Here | undefined {
    const here = this.#here.get(id);
    clearTimeout(here?.timer);
    this.#here.delete(id);
    return here;
  }

  async #take(id: string, token: string | undefined, otherwise: boolean): Promise<boolean> {
    try {
      return await this.parts.alarms.take(id, token);
    } catch {
      return otherwise;
    }
  }

  async #pause(typing: Behalf): Promise<void> {
    await this.parts.pause(typing).catch(() => undefined);
  }

  #tracked(work: () => Promise<void>): Promise<void> {
    const working = work().finally(() => this.#working.leave(place));
    const place = this.#working.enter(working);
    return working;
  }
}

/** A COMPOSING that was begun in this process. */
interface Here {
  readonly typing: Behalf;
  readonly token: string;
  readonly timer: NodeJS.Timeout;
}

/** Who types is part of the id: nobody ends the typing of another. A hash, for no token is ever kept. */
function idOf({ target, caller }: Behalf): string {
  const names = JSON.stringify([keyOwner(target, caller), target.conversationId]);
  return hash('sha256', names, 'base64url');
}

/** Nobody but its own process can speak for a consumer whose tokens were forwarded. */
function readNote(note: unknown): Behalf | undefined {
  return note === null ? undefined : { target: note as Target, caller: { kind: 'anyone' } }; // written by `begun`
}
