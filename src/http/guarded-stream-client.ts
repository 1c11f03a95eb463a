import type { Dispatcher } from 'undici';
import type { CallContext } from './call-context.js';
import { StreamClient } from './stream-client.js';
import type { BytesAnswer, StreamAnswer, StreamRequest, StreamUpload } from './stream-client.js';
import type { UpstreamGuard } from './upstream-guard.js';

/** The door for files with a guard before it: downloads are repeated, an upload is not, for its bytes come once. */
export class GuardedStreamClient extends StreamClient {
  constructor(
    dispatcher: Dispatcher,
    private readonly guard: UpstreamGuard,
    metrics?: ConstructorParameters<typeof StreamClient>[1],
  ) {
    super(dispatcher, metrics);
  }

  override putStream(request: StreamUpload, call: CallContext): Promise<StreamAnswer> {
    const send = (): Promise<StreamAnswer> => super.putStream(request, call);
    return this.guard.run(request, call, { send, isStream: true });
  }

  override getBytes(request: StreamRequest, maxBytes: number, call: CallContext): Promise<BytesAnswer> {
    return this.guard.run(request, call, { send: () => super.getBytes(request, maxBytes, call) });
  }
}
