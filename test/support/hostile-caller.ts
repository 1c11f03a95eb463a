import fc from 'fast-check';
import { Pool } from 'undici';
import type { HostileRequest } from './hostile-requests.js';
import type { Pair } from './start-pair.js';

/** What LivePerson, or a gateway that ends, may be answered for. */
const allowedAt5xx = /"code":"(SHUTTING_DOWN|UPSTREAM_\w+|OUTCOME_UNKNOWN|HOST_NOT_ALLOWED)"/;
const batchSize = 50;
const mostShown = 2000;

/** Whoever sends anything to a gateway, over connections that are kept, and looks at what it does to it. */
export class HostileCaller {
  readonly #pool: Pool;
  #linesSeen = 0;
  readonly #statuses = new Map<number, number>();

  constructor(private readonly pair: Pick<Pair, 'url' | 'logLines'>) {
    this.#pool = new Pool(pair.url, { connections: 8 });
  }

  /** Sends so many requests in batches; fails with the seed and the request when one does harm. */
  async send(
    requests: fc.Arbitrary<HostileRequest>,
    cases: number,
    after = (): Promise<void> => Promise.resolve(),
  ) {
    const batch = fc.array(requests, { minLength: batchSize, maxLength: batchSize });
    const property = fc.asyncProperty(batch, async (all) => {
      await Promise.all(all.map((request) => this.harmless(request)));
      await after();
      this.#look();
    });
    // What a request does depends on those before it: a smaller one would be another case.
    await fc.assert(property, { numRuns: Math.ceil(cases / batchSize), endOnFailure: true });
  }

  /** Sends one; fails when the answer is none that a caller may get. */
  async harmless(request: HostileRequest): Promise<string> {
    const { path, headers, body } = request;
    try {
      const answer = await this.#pool.request({ method: 'POST', path, headers, body });
      const text = await answer.body.text();
      this.#statuses.set(answer.statusCode, (this.#statuses.get(answer.statusCode) ?? 0) + 1);
      const isHarm = answer.statusCode >= 500 && !allowedAt5xx.test(text);
      if (isHarm || text.includes('INTERNAL_SERVER_ERROR')) throw new Error(`${answer.statusCode} ${text}`);
      return text;
    } catch (error) {
      const shown = JSON.stringify({ path, headers, body: body.toString() }).slice(0, mostShown);
      throw new Error(`${String(error).slice(0, mostShown)} was the answer to ${shown}`, { cause: error });
    }
  }

  /** How many answers had which HTTP status so far. */
  get statuses(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#statuses);
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }

  #look(): void {
    const faults = this.pair.logLines.slice(this.#linesSeen).filter((line) => line.includes('"level":50'));
    this.#linesSeen = this.pair.logLines.length;
    if (faults.length > 0) throw new Error(`the log has ${faults[0] ?? ''}`);
    const changed = prototypes.filter(({ prototype, names }) => namesOf(prototype) !== names);
    if (changed.length > 0)
      throw new Error(`changed prototypes: ${changed.map(({ names }) => names).join(' ')}`);
  }
}

const namesOf = (prototype: object): string => Reflect.ownKeys(prototype).map(String).join();
const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype].map(
  (prototype) => ({
    prototype,
    names: namesOf(prototype),
  }),
);
