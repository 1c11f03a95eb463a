import type { FaultConfig } from '../config/config.js';
import type { LaneState } from '../metrics/metric-sources.js';
import { CircuitBreaker } from './circuit-breaker.js';
import { ConcurrencyGate } from './concurrency-gate.js';
import { RetryBudget } from './retry-budget.js';

/** What calls to one service for one account share. */
export interface Lane {
  readonly breaker: CircuitBreaker;
  readonly budget: RetryBudget;
  readonly gate: ConcurrencyGate;
}

/** Most lanes that are kept; the oldest idle ones make room. */
const mostLanes = 20_000;

/** Lanes by account, service and host. */
export class Lanes {
  readonly #lanes = new Map<string, Lane>();

  constructor(
    private readonly faults: FaultConfig,
    private readonly clock: () => number,
    private readonly most = mostLanes,
  ) {}

  /** The lane of this name; a new one begins with a clean record. */
  of(name: string): Lane {
    const known = this.#lanes.get(name);
    if (known !== undefined) return known;
    this.#makeRoom();
    const lane = this.#create();
    this.#lanes.set(name, lane);
    return lane;
  }

  /** How each is, for metrics; the service is the second word of its name. */
  states(): LaneState[] {
    return [...this.#lanes].map(([name, { breaker, gate }]) => ({
      service: name.split(' ')[1] ?? '',
      breaker: breaker.state,
      waiting: gate.waiting,
    }));
  }

  /** How many there are. */
  get size(): number {
    return this.#lanes.size;
  }

  #create(): Lane {
    const { clock, faults } = this;
    return {
      breaker: new CircuitBreaker({ ...faults.breaker, clock }),
      budget: new RetryBudget({ ...faults.retryBudget, clock }),
      gate: new ConcurrencyGate(faults.concurrency),
    };
  }

  /** One that is in use stays: its place would not be given back. */
  #makeRoom(): void {
    if (this.#lanes.size < this.most) return;
    for (const [name, { gate }] of this.#lanes) {
      if (!gate.isIdle) continue;
      this.#lanes.delete(name);
      return;
    }
  }
}
