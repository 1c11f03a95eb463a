import { startLoneGateway } from './webhook-gateway.js';
import type { LoneGateway } from './webhook-gateway.js';

/** Gateways in processes of their own that share a store. */
export class ReplicaFleet {
  readonly #dead = new Set<number>();

  private constructor(private readonly gateways: readonly LoneGateway[]) {}

  /** Starts so many; resolves when all listen. */
  static async start(count: number, settings: Readonly<Record<string, string>>): Promise<ReplicaFleet> {
    const started = await Promise.allSettled(Array.from({ length: count }, () => startLoneGateway(settings)));
    const gateways = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const fleet = new ReplicaFleet(gateways);
    const failed = started.find((one) => one.status === 'rejected');
    if (failed === undefined) return fleet;
    await fleet.close();
    throw failed.reason;
  }

  /** How many were started. */
  get size(): number {
    return this.gateways.length;
  }

  get killed(): number {
    return this.#dead.size;
  }

  /** The addresses of those that run. */
  get urls(): readonly string[] {
    return this.gateways.filter((_, at) => !this.#dead.has(at)).map(({ url }) => url);
  }

  /** The address of one, or of the next that runs. */
  url(at: number): string {
    const inTurn = this.gateways.map((_, step) => (at + step) % this.gateways.length);
    const gateway = this.gateways[inTurn.find((one) => !this.#dead.has(one)) ?? -1];
    if (gateway === undefined) throw new Error('no replica runs');
    return gateway.url;
  }

  /** Has one do nothing more; it is still asked. */
  freeze(at: number): void {
    this.gateways[at]?.freeze();
  }

  /** Kills one with SIGKILL: whoever asks for it is sent to the next. */
  async kill(at: number): Promise<void> {
    this.#dead.add(at);
    await this.gateways[at]?.kill();
  }

  async close(): Promise<void> {
    const running = this.gateways.flatMap((_, at) => (this.#dead.has(at) ? [] : [at]));
    await Promise.all(running.map((at) => this.kill(at)));
  }
}
