// What the hand-written servers share: reading a JSON body, answering, and the words of LivePerson that they send.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

/** Headers of a call to LivePerson. */
export const upstreamHeaders = {
  'content-type': 'application/json',
  authorization: 'app-jwt',
  'x-lp-on-behalf': 'consumer-jws',
};

/** Where a conversation is opened, and where something is sent. */
export const conversationPath = '/api/account/12345678/messaging/consumer/conversation?v=3';
export const sendPath = '/api/account/12345678/messaging/consumer/conversation/send?v=3';

/** Serves POSTs on any free port: `handle(parsed body, response)`. Tells its parent the port. */
export function serve(handle) {
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => handle(JSON.parse(Buffer.concat(chunks).toString()), response));
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
}

/** Answers with data. */
export function answer(response, data) {
  const text = JSON.stringify({ data });
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

/** The batch that opens a conversation, as LivePerson takes it. */
export function createBatch(input) {
  const { customerInfo, personalInfo } = input.userProfile;
  const ctmrinfo = { socialId: customerInfo.socialId, ctype: customerInfo.customerType };
  const personal = {
    firstname: personalInfo.firstName,
    lastname: personalInfo.lastName,
    gender: personalInfo.gender,
  };
  const lp_sdes = [
    { type: 'ctmrinfo', info: ctmrinfo },
    { type: 'personal', personal },
  ];
  const conversation = { ttrDefName: input.routing.ttr, channelType: 'MESSAGING', brandId: input.accountId };
  return [
    request('userprofile.SetUserProfile', { authenticatedData: { lp_sdes } }),
    request('cm.ConsumerRequestConversation', conversation),
  ];
}

/** One text of a consumer, as LivePerson takes it. */
export function publishText({ conversationId, text }) {
  return request('ms.PublishEvent', {
    dialogId: conversationId,
    event: { type: 'ContentEvent', contentType: 'text/plain', message: text },
  });
}

const request = (type, body) => ({ kind: 'req', id: randomUUID(), type, body });

/** What the mutation answers with. */
export function created(input, [, conversation]) {
  return {
    createConversation: {
      outcome: 'CREATED',
      conversation: {
        id: conversation.body.conversationId,
        state: 'OPEN',
        startedAt: new Date().toISOString(),
        consumer: { id: input.consumerId },
      },
    },
  };
}
