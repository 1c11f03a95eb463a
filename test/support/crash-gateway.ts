import { startLoneGateway } from './webhook-gateway.js';
import type { LoneGateway } from './webhook-gateway.js';

/** A gateway that is killed, and started again on what it left. */
export class CrashingGateway {
  #running: Promise<LoneGateway>;
  #kills = 0;

  constructor(private readonly settings: Readonly<Record<string, string>>) {
    this.#running = startLoneGateway(settings);
  }

  get kills(): number {
    return this.#kills;
  }

  /** Where it listens, as soon as it does. */
  async url(): Promise<string> {
    return (await this.#running).url;
  }

  /** Kills it now; resolves when its successor listens. `inspect` looks at what was left before anybody else comes. */
  async crash(inspect: (url: string) => Promise<void>): Promise<void> {
    const { kill } = await this.#running;
    this.#kills += 1;
    const gone = kill();
    // Whoever asks from now on waits for the successor.
    this.#running = gone.then(() => this.#startAgain(inspect));
    await this.#running;
  }

  async close(): Promise<void> {
    await (await this.#running).kill();
  }

  async #startAgain(inspect: (url: string) => Promise<void>): Promise<LoneGateway> {
    const gateway = await startLoneGateway(this.settings);
    await inspect(gateway.url);
    return gateway;
  }
}
