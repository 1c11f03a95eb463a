import { post } from './connection.js';
import type { Connection } from './connection.js';
import { GatewayFailure, noAnswer } from './gateway-failure.js';
import type { GatewayError } from './gateway-failure.js';
import { ConversationEvents } from './generated/operations.js';
import type { ConversationEventsSubscription } from './generated/operations.js';
import { pause } from './pause.js';
import { readServerSentEvents } from './read-server-sent-events.js';
import { isPassing, pauseBefore } from './repeat-policy.js';
import { Silence } from './silence.js';

/** Something that happened in a conversation. */
export type ConversationEvent = ConversationEventsSubscription['conversationEvents'];

/** Which conversation, from where on, and until when. */
export interface FollowOptions {
  readonly accountId: string;
  readonly conversationId: string;
  /** A cursor: `eventsCursor` of a conversation, or that of an event. From the oldest kept event when absent. */
  readonly after?: string | undefined;
  /** Ends it: the generator returns. */
  readonly signal?: AbortSignal | undefined;
  /** Told when the connection stands, and when it is lost. */
  readonly onConnection?: ((isConnected: boolean) => void) | undefined;
  /** A connection on which nothing comes for so long is given up; above the gateway's HEARTBEAT_MS. 30 000 when absent. */
  readonly silenceMs?: number | undefined;
}

const usualSilenceMs = 30_000;

/**
 * Tells what happens in a conversation, in order, without a gap or a repeat, through lost connections, restarts of the
 * gateway and credentials that expire. It throws GatewayFailure only for what does not pass: a conversation that is not
 * there, a credential that is refused twice. `ConversationResync` says that events are gone: read the conversation again.
 */
export async function* followConversation(
  connection: Connection,
  options: FollowOptions,
): AsyncGenerator<ConversationEvent, void, undefined> {
  const { signal, onConnection } = options;
  let after = options.after;
  let failures = 0;
  while (signal?.aborted !== true) {
    let failure: GatewayFailure | undefined;
    try {
      const heard = (): void => void (failures = 0);
      for await (const event of listenOnce(connection, { ...options, after, heard })) {
        after = event.cursor;
        yield event;
      }
      return;
    } catch (error) {
      if (isAborted(signal)) return;
      failure = toBear(error, failures);
    } finally {
      onConnection?.(false);
    }
    await pause(pauseBefore(failures, failure), signal);
    failures += 1;
  }
}

/** Asked anew: the compiler would take the answer for that of before. */
const isAborted = (signal: AbortSignal | undefined): boolean => signal?.aborted === true;

/** A failure after which trying again may help; throws any other. A credential may have expired: a new one is asked for, once. */
function toBear(error: unknown, failures: number): GatewayFailure {
  if (!(error instanceof GatewayFailure)) throw error;
  if (isPassing(error) || (error.code === 'UNAUTHENTICATED' && failures === 0)) return error;
  throw error;
}

/** `heard` is called when the subscription has proved to stand: by an event, or by a heartbeat. */
type Listening = FollowOptions & { readonly heard: () => void };

/** One connection: returns when the gateway says that it is over, throws when it breaks. */
async function* listenOnce(
  connection: Connection,
  { accountId, conversationId, after, signal, silenceMs = usualSilenceMs, onConnection, heard }: Listening,
): AsyncGenerator<ConversationEvent, void, undefined> {
  const silence = new Silence(silenceMs, signal);
  try {
    const body = { query: ConversationEvents, variables: { accountId, conversationId, after } };
    const stream = await open(connection, body, silence.signal);
    onConnection?.(true);
    for await (const { event, data } of readServerSentEvents(stream)) {
      // Who takes long over an event does not make the connection a dead one.
      silence.stop();
      if (event === 'complete') return;
      const told = event === 'next' ? eventOf(data) : undefined;
      heard();
      if (told) yield told;
      silence.begin();
    }
    throw noAnswer('The connection ended before the subscription.');
  } catch (error) {
    throw error instanceof GatewayFailure ? error : noAnswer('The connection broke.', error);
  } finally {
    silence.stop();
  }
}

async function open(
  connection: Connection,
  body: object,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const response = await post(connection, '/graphql/stream', { body, accept: 'text/event-stream', signal });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  if (isStream && response.body) return response.body;
  const { errors } = (await response.json()) as { readonly errors?: readonly GatewayError[] }; // as all refusals have it
  throw errors ? new GatewayFailure(errors) : noAnswer('The gateway did not answer with a stream.');
}

interface Told {
  readonly data?: ConversationEventsSubscription | null;
  readonly errors?: readonly GatewayError[];
}

function eventOf(json: string): ConversationEvent {
  const { data, errors } = JSON.parse(json) as Told; // GraphQL over SSE
  if (errors !== undefined) throw new GatewayFailure(errors);
  if (!data) throw noAnswer('An event came without data.');
  return data.conversationEvents;
}
