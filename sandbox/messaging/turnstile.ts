import { setTimeout as wait } from 'node:timers/promises';
import { errorReply } from '../http/error-reply.js';
import type { Reply } from '../http/reply.js';
import type { SandboxSettings } from '../settings/sandbox-settings.js';
import type { SettingsBook } from '../settings/settings-book.js';

/** Lets as many calls into the Send API at once as the settings say; its limit is one of concurrency (MWR). */
export class Turnstile {
  private inside = 0;

  constructor(private readonly settings: SettingsBook) {}

  /** Runs a call, late where it should be; 429 when too many run already. */
  async pass(run: () => Promise<Reply>): Promise<Reply> {
    const { current } = this.settings;
    if (current.maxConcurrency > 0 && this.inside >= current.maxConcurrency) return tooMany(current);
    this.inside += 1;
    try {
      if (current.latencyMs > 0) await wait(current.latencyMs, undefined, { ref: false });
      return await run();
    } finally {
      this.inside -= 1;
    }
  }
}

function tooMany({ retryAfterSeconds }: SandboxSettings): Reply {
  const headers = retryAfterSeconds === null ? undefined : { 'retry-after': String(retryAfterSeconds) };
  const details = 'Too many requests at once';
  return errorReply({ title: 'Too Many Requests', details, errorCode: 42900 }, headers);
}
