import type { Span, SpanStart, Tracing } from '../tracing/tracing.js';
import { Followings } from './followings.js';
import type { Following, FollowingsParts } from './followings.js';

const delivering = {
  name: 'deliver conversationEvents',
  kind: 'consumer',
  facts: {
    'messaging.system': 'conversation_gateway',
    'messaging.operation.name': 'deliver',
    'messaging.operation.type': 'process',
    'messaging.destination.name': 'conversationEvents',
  },
} as const satisfies SpanStart;

type Tellings = AsyncGenerator<Following, void, undefined>;

/** Followings that make each event's way to its follower a span of the trace that brought it: from its reading until the next is asked for. */
export class TracedFollowings extends Followings {
  constructor(
    parts: FollowingsParts,
    private readonly tracing: Tracing,
  ) {
    super(parts);
  }

  override async follow(...asked: Parameters<Followings['follow']>): Promise<Tellings> {
    const { current } = this.tracing;
    return this.#traced(await super.follow(...asked), current?.traceparent);
  }

  /** No generator: its `return` would wait behind the `next` under way. */
  #traced(tellings: Tellings, seeAlso: string | undefined): Tellings {
    let span: Span | undefined;
    const finish = (): void => {
      span?.end();
      span = undefined;
    };
    const next: Tellings['next'] = async () => {
      finish();
      const step = await tellings.next();
      if (step.done !== true && step.value.told.kind === 'event') {
        const { cause, body } = step.value.told.event;
        const facts = { ...delivering.facts, 'conversation_gateway.event': body.kind };
        span = this.tracing.begin({ ...delivering, facts, cause, seeAlso });
      }
      return step;
    };
    const end: Tellings['return'] = () => {
      finish();
      return tellings.return();
    };
    return {
      next,
      return: end,
      throw: (error) => {
        finish();
        return tellings.throw(error);
      },
      [Symbol.asyncIterator]() {
        return this;
      },
      [Symbol.asyncDispose]: async () => {
        await end();
      },
    };
  }
}
