import type { CallContext } from './call-context.js';
import { HttpClient } from './http-client.js';
import type { HttpClientOptions, UpstreamRequest } from './http-client.js';
import type { UpstreamResponse } from './response-collector.js';
import type { UpstreamGuard } from './upstream-guard.js';

/** The door to LivePerson with a guard before it: what may be repeated is, and what would be in vain is not sent. */
export class GuardedHttpClient extends HttpClient {
  constructor(
    options: HttpClientOptions,
    private readonly guard: UpstreamGuard,
  ) {
    super(options);
  }

  /** As without a guard, and RATE_LIMITED or UPSTREAM_UNAVAILABLE with `retryAfterMs` when the call was not sent. */
  override send(request: UpstreamRequest, call: CallContext): Promise<UpstreamResponse> {
    return this.guard.run(request, call, { send: () => super.send(request, call) });
  }
}
