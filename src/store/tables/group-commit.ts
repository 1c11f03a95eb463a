import type { RootDatabase } from 'lmdb';
import { storeFailure } from '../store-failure.js';
import type { Writer } from './table.js';

/** What commits stand on. */
export interface GroupCommitParts {
  readonly root: RootDatabase;
  /** Whether there is no room for more. */
  readonly isFull: () => boolean;
  /** Told the number of each transaction that was committed here. */
  readonly committed: (transaction: number) => void;
}

interface Job {
  readonly run: () => unknown;
  readonly effect: 'grow' | 'shrink';
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Most jobs in one transaction: it holds the event loop for as long as they take. */
const mostJobs = 256;

/** Writes jobs to disk: those that come while one transaction is flushed share the next one. */
export class GroupCommit implements Writer {
  #waiting: Job[] = [];
  #pumping: Promise<void> | undefined;
  #isClosed = false;

  constructor(private readonly parts: GroupCommitParts) {}

  write<T>(run: () => T, effect: 'grow' | 'shrink' = 'shrink'): Promise<T> {
    if (this.#isClosed) return Promise.reject(storeFailure('The store is closed.'));
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ run, effect, resolve: resolve as Job['resolve'], reject }); // resolved with what `run` gives
      this.#pumping ??= this.#pump();
    });
  }

  /** Whether a transaction is under way, or about to begin. */
  get isBusy(): boolean {
    return this.#pumping !== undefined;
  }

  /** Refuses new jobs, and resolves when those accepted are written. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#pumping;
  }

  async #pump(): Promise<void> {
    // Jobs of the same tick go together.
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
    while (this.#waiting.length > 0) await this.#commit(this.#waiting.splice(0, mostJobs));
    this.#pumping = undefined;
  }

  #refuseGrowth(jobs: readonly Job[]): readonly Job[] {
    for (const job of jobs) {
      if (job.effect === 'grow') job.reject(storeFailure('The store has reached its size limit.'));
    }
    return jobs.filter((job) => job.effect === 'shrink');
  }

  async #commit(all: readonly Job[]): Promise<void> {
    const failed: { error: unknown }[] = [];
    let jobs = all;
    try {
      if (this.parts.isFull()) jobs = this.#refuseGrowth(all);
      if (jobs.length === 0) return;
      const results = await this.#transact(jobs, (error) => failed.push({ error }));
      jobs.forEach((job, index) => job.resolve(results[index]));
    } catch (error) {
      const [fault] = failed;
      if (fault === undefined) for (const job of jobs) job.reject(await writeFailure(error));
      else if (jobs.length === 1) jobs[0]?.reject(fault.error);
      // One of them threw, and nothing was written: each for itself.
      else for (const job of jobs) await this.#commit([job]);
    }
  }

  async #transact(jobs: readonly Job[], failed: (error: unknown) => void): Promise<unknown[]> {
    const { root, committed } = this.parts;
    let transaction = 0;
    // A child transaction can be taken back; the one around it cannot.
    const results = await root.childTransaction(() => {
      transaction = root.getWriteTxnId();
      try {
        return jobs.map((job) => job.run());
      } catch (error) {
        failed(error);
        throw error;
      }
    });
    committed(transaction);
    return results;
  }
}

/** lmdb tells the cause of a failed commit by a promise that has to be waited for. */
async function writeFailure(error: unknown): Promise<Error> {
  const told = error instanceof Error && 'commitError' in error ? error.commitError : undefined;
  const cause = await Promise.resolve(told).then(
    () => error,
    (reason: unknown) => reason,
  );
  return storeFailure('The store could not write to its disk.', cause);
}
