import type { FormattedExecutionResult } from 'graphql';

/** How results are written into one long HTTP answer. */
export interface StreamFormat {
  readonly headers: Readonly<Record<string, string>>;
  readonly heartbeat: string;
  /** One result; `id` is where to resume. */
  piece(result: FormattedExecutionResult, id: string | undefined): string;
  /** What stands at the end. */
  readonly end: string;
}

/** GraphQL over Server-Sent Events, distinct connections: `next` and `complete`; each event has its cursor as `id`. */
export const serverSentEvents: StreamFormat = {
  headers: { 'content-type': 'text/event-stream; charset=utf-8' },
  heartbeat: ':\n\n',
  piece: (result, id) =>
    `${id === undefined ? '' : `id: ${id}\n`}event: next\ndata: ${JSON.stringify(result)}\n\n`,
  end: 'event: complete\ndata:\n\n',
};

/** Apollo's multipart protocol for subscriptions, version 1.0. */
export const multipartMixed: StreamFormat = {
  headers: { 'content-type': 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0' },
  heartbeat: '\r\n--graphql\r\ncontent-type: application/json\r\n\r\n{}',
  piece: (result) =>
    `\r\n--graphql\r\ncontent-type: application/json\r\n\r\n${JSON.stringify({ payload: result })}`,
  end: '\r\n--graphql--\r\n',
};
