import type { Cluster, Redis } from 'ioredis';
import { Watchers } from '../watchers.js';
import type { Wake } from '../watchers.js';

/** How long a lost bell can go unnoticed where no reconnecting tells of it, as when a slot moves between nodes. */
const wakeAllMs = 30_000;

/** Wakes those who wait for news, over one connection for all of them: a channel is subscribed to while anybody waits. */
export class RedisNews {
  readonly #watchers = new Watchers();
  readonly #subscribing = new Map<string, Promise<unknown>>();
  readonly #timer: NodeJS.Timeout;

  constructor(private readonly subscriber: Redis | Cluster) {
    subscriber.on('smessage', (channel: string, text: string) => this.#watchers.wake(channel, text));
    subscriber.on('ready', () => void this.#wakeAfterReconnect());
    for (const event of ['+node', '+subscriber']) subscriber.on(event, () => this.wakeAll());
    this.#timer = setInterval(() => this.wakeAll(), wakeAllMs).unref();
  }

  /** How many watch. */
  get size(): number {
    return this.#watchers.size;
  }

  /** Resolves when no news can be missed any more; what only may be news has no text. */
  async watch(channel: string, wake: Wake): Promise<() => void> {
    if (!this.#watchers.has(channel)) this.#subscribing.set(channel, this.subscriber.ssubscribe(channel));
    const end = this.#watchers.add(channel, wake);
    try {
      await this.#subscribing.get(channel);
    } catch (error) {
      this.#leave(channel, end);
      throw error;
    }
    return () => this.#leave(channel, end);
  }

  wakeAll(): void {
    this.#watchers.wakeAll();
  }

  close(): void {
    clearInterval(this.#timer);
    this.wakeAll();
  }

  #leave(channel: string, end: () => void): void {
    const was = this.#watchers.has(channel);
    end();
    if (!was || this.#watchers.has(channel)) return;
    this.#subscribing.delete(channel);
    // A channel that nobody watches wakes nobody: when this fails, nothing is lost.
    this.subscriber.sunsubscribe(channel).catch(() => undefined);
  }

  /** The channels are subscribed to again before the answer to a ping comes: nothing is missed after that. */
  async #wakeAfterReconnect(): Promise<void> {
    if (!('cluster' in this.subscriber && this.subscriber.isCluster))
      await this.subscriber.ping().catch(() => undefined);
    this.wakeAll();
  }
}
