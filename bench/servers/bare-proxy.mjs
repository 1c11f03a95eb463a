// The limit (L0): node:http and undici, the same two-part payload built by hand, and nothing else. No GraphQL, no checks.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { Pool } from 'undici';

const upstream = new Pool(process.env.UPSTREAM, { connections: 128, pipelining: 1 });
const path = '/api/account/12345678/messaging/consumer/conversation?v=3';
const headers = {
  'content-type': 'application/json',
  authorization: 'app-jwt',
  'x-lp-on-behalf': 'consumer-jws',
};

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    const { input } = JSON.parse(Buffer.concat(chunks).toString()).variables;
    const { customerInfo, personalInfo } = input.userProfile;
    const body = JSON.stringify([
      {
        kind: 'req',
        id: randomUUID(),
        type: 'userprofile.SetUserProfile',
        body: {
          authenticatedData: {
            lp_sdes: [
              {
                type: 'ctmrinfo',
                info: { socialId: customerInfo.socialId, ctype: customerInfo.customerType },
              },
              {
                type: 'personal',
                personal: {
                  firstname: personalInfo.firstName,
                  lastname: personalInfo.lastName,
                  gender: personalInfo.gender,
                },
              },
            ],
          },
        },
      },
      {
        kind: 'req',
        id: randomUUID(),
        type: 'cm.ConsumerRequestConversation',
        body: { ttrDefName: input.routing.ttr, channelType: 'MESSAGING', brandId: input.accountId },
      },
    ]);
    const answer = await upstream.request({ method: 'POST', path, headers, body });
    const [, conversation] = await answer.body.json();
    const text = JSON.stringify({
      data: {
        createConversation: {
          outcome: 'CREATED',
          conversation: { id: conversation.body.conversationId, state: 'OPEN' },
        },
      },
    });
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    });
    response.end(text);
  });
});

server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
