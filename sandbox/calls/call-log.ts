import type { IncomingCall } from '../http/incoming-call.js';
import type { Clock } from '../values/clock.js';
import type { CallEntry } from './call-entry.js';

const limit = 10_000;

/** Keeps the last 10 000 calls, oldest first. */
export class CallLog {
  private entries: CallEntry[] = [];

  constructor(private readonly now: Clock) {}

  record(service: CallEntry['service'], call: IncomingCall): CallEntry {
    const entry: CallEntry = { at: this.now(), service, call: withoutFileBytes(service, call), status: null };
    this.entries.push(entry);
    // Cut now and then, not each time: moving the whole list for every call would cost more than the call.
    if (this.entries.length >= limit * 2) this.entries = this.entries.slice(-limit);
    return entry;
  }

  list(): readonly CallEntry[] {
    return this.entries.slice(-limit);
  }

  clear(): void {
    this.entries = [];
  }
}

/** Ten thousand files of 3 MB do not fit in memory; the size of one is told by its content-length header. */
const withoutFileBytes = (service: CallEntry['service'], call: IncomingCall): IncomingCall =>
  service === 'swift' ? { ...call, body: Buffer.alloc(0) } : call;
