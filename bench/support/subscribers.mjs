// Many subscribers over graphql-transport-ws in one process: the protocol spoken by hand, to cost little here.
import WebSocket from 'ws';

const events = `subscription ($accountId: ID!, $conversationId: ID!) {
  conversationEvents(accountId: $accountId, conversationId: $conversationId) {
    cursor ... on MessageAdded { message { sequence } }
  }
}`;

/** Subscribes to a conversation; `hear` is told each result. Resolves once the server has acknowledged. */
export async function subscribe(port, payload, hear = () => undefined) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws', {
    perMessageDeflate: false,
  });
  await new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('open', () => socket.send('{"type":"connection_init"}'));
    socket.on('message', (data) => {
      const message = JSON.parse(String(data));
      if (message.type === 'connection_ack') {
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
        resolve();
      } else if (message.type === 'next') hear(message.payload);
      else if (message.type === 'error') throw new Error(JSON.stringify(message.payload));
    });
  });
  return { close: () => socket.terminate(), onClose: (told) => socket.once('close', told) };
}

/** What to ask for to hear of a conversation. */
export const following = (conversationId) => ({
  query: events,
  variables: { accountId: '12345678', conversationId },
});

/** Opens many subscriptions, some at a time. */
export async function subscribeAll(port, count, payloadOf, hear) {
  const open = [];
  for (let from = 0; from < count; from += 100) {
    const batch = Array.from({ length: Math.min(100, count - from) }, (_, n) => from + n);
    open.push(
      ...(await Promise.all(
        batch.map((n) => subscribe(port, payloadOf(n), hear && ((one) => hear(n, one)))),
      )),
    );
  }
  return open;
}
