// The operations that are measured, as clients send them.
import { exampleMutation, exampleVariables } from '../../dist/src/server/example-operation.js';

export const accountId = '12345678';
const { input } = exampleVariables(accountId);

/** Bodies of createConversation, one for each of so many consumers; `more(n)` adds to the input of the nth. */
export function createBodies(consumers, more = () => ({})) {
  return Array.from({ length: consumers }, (_, n) =>
    JSON.stringify({
      query: exampleMutation,
      variables: { input: { ...input, consumerId: `consumer-${n}`, ...more(n) } },
    }),
  );
}

/** The same with a new idempotency key each time it is called. */
export function keyedBody(consumers) {
  const mark = '@key@';
  const bodies = createBodies(consumers, () => ({ idempotencyKey: mark })).map((body) => body.split(mark));
  let keys = 0;
  return (n) => bodies[n % consumers].join(`${process.pid}-${(keys += 1)}`);
}

const sendText = `mutation SendText($input: SendTextInput!) {
  sendText(input: $input) {
    message {
      id
      sequence
      status
      sentAt
      ... on TextMessage {
        text
      }
    }
  }
}
`;

/** Body of a sendText. */
export const sendTextBody = (given) => JSON.stringify({ query: sendText, variables: { input: given } });

const conversation = `query Conversation($accountId: ID!, $id: ID!, $last: Int!) {
  conversation(accountId: $accountId, id: $id) {
    id
    state
    startedAt
    messages(last: $last) {
      edges {
        cursor
        node {
          __typename
          id
          sequence
          sentAt
          from {
            id
            role
          }
          ... on TextMessage {
            text
          }
        }
      }
      pageInfo {
        hasPreviousPage
      }
    }
  }
}
`;

/** Body of the query of a conversation with its last messages. */
export const conversationBody = (id, last) =>
  JSON.stringify({ query: conversation, variables: { accountId, id, last } });
