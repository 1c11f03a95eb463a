import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { documentBlock } from './document-blocks.js';
import type { SeenEvent } from './event-listener.js';
import type { LifeTarget } from './life-pair.js';

/** What a follower heard so far. */
export interface Followed {
  readonly events: readonly SeenEvent[];
  readonly problems: readonly unknown[];
  readonly stop: () => Promise<void>;
}

type Members = Readonly<Record<string, unknown>>;

/** The operations of a document, each run by its name. */
export class GuideOperations {
  /** Names of those that were asked for. */
  readonly ran = new Set<string>();

  constructor(
    private readonly document: string,
    private readonly url: string,
  ) {}

  /** What an operation of the document answers for its one field; fails with the whole answer when it has errors. */
  async run<Answer = Members>(operationName: string, variables: Members): Promise<Answer> {
    const query = this.text(operationName);
    const body = JSON.stringify({ query, operationName, variables });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${this.url}/graphql`, { method: 'POST', headers, body });
    const { data, errors } = (await answer.json()) as { data?: Record<string, Answer>; errors?: unknown }; // GraphQL's own form
    const [found] = Object.values(data ?? {});
    if (errors !== undefined || found === undefined) throw new Error(JSON.stringify(errors));
    return found;
  }

  /** The block that has an operation. */
  text(operationName: string): string {
    this.ran.add(operationName);
    return documentBlock(this.document, 'graphql', ` ${operationName}(`);
  }
}

/** Follows a conversation by the document's subscription, until `stop`. */
export function followByGuide(guided: GuideOperations, url: string, target: LifeTarget): Followed {
  const { accountId, conversationId } = target;
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  const events: SeenEvent[] = [];
  const problems: unknown[] = [];
  client.subscribe<{ conversationEvents: SeenEvent }>(
    { query: guided.text('Events'), variables: { accountId, conversationId, after: null } },
    {
      next: ({ data, errors = [] }) => {
        problems.push(...errors);
        if (data) events.push(data.conversationEvents);
      },
      error: (error) => problems.push(error),
      complete: () => undefined,
    },
  );
  return { events, problems, stop: async () => client.dispose() };
}
