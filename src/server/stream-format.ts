import type { FormattedExecutionResult } from 'graphql';

/** How results are written into one long HTTP answer. */
export interface StreamFormat {
  readonly transport: 'sse' | 'multipart';
  readonly headers: Readonly<Record<string, string>>;
  /** What stands before the first piece. */
  readonly start: string;
  readonly heartbeat: string;
  /** One result; `id` is where to resume. */
  piece(result: FormattedExecutionResult, id: string | undefined): string;
  /** What stands at the end. */
  readonly end: string;
}

/** GraphQL over Server-Sent Events, distinct connections: `next` and `complete`; each event has its cursor as `id`. */
export const serverSentEvents: StreamFormat = {
  transport: 'sse',
  headers: { 'content-type': 'text/event-stream; charset=utf-8' },
  start: '',
  heartbeat: ':\n\n',
  piece: (result, id) =>
    `${id === undefined ? '' : `id: ${id}\n`}event: next\ndata: ${JSON.stringify(result)}\n\n`,
  end: 'event: complete\ndata:\n\n',
};

const part = (json: string): string => `\r\ncontent-type: application/json\r\n\r\n${json}\r\n--graphql`;

/**
 * Apollo's multipart protocol for subscriptions, version 1.0. The boundary comes right behind each part: a reader
 * knows only by it that the part is whole.
 */
export const multipartMixed: StreamFormat = {
  transport: 'multipart',
  headers: { 'content-type': 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0' },
  start: '\r\n--graphql',
  heartbeat: part('{}'),
  piece: (result) => part(JSON.stringify({ payload: result })),
  end: '--\r\n',
};
