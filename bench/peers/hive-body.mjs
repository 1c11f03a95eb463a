// The measured job in the words of the OpenAPI description: who asks Hive Gateway builds the batch, and passes it through.
import { createBatch } from '../servers/hand-written.mjs';

const query = `mutation CreateConversation($accountId: String!, $input: [JSON]) {
  createConversation(accountId: $accountId, v: _3, input: $input) {
    reqId
    body {
      conversationId
    }
  }
}
`;

/** The body for the same input as a createConversation of the others. */
export function hiveBody(body) {
  const { input } = JSON.parse(body).variables;
  return JSON.stringify({ query, variables: { accountId: input.accountId, input: createBatch(input) } });
}
