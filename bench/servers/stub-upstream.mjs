// LivePerson reduced to its answers: no state, no checks, as little work as possible, so that it is not what is measured.
// Asked by its parent, it tells how many calls it answered.
import { createServer } from 'node:http';

const base64 = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const unsigned = (claims) => `${base64({ alg: 'RS256' })}.${base64(claims)}.c2lnbmF0dXJl`;
let conversations = 0;
let calls = 0;

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    calls += 1;
    const body = Buffer.concat(chunks).toString();
    const text = answer(request.url, body);
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    });
    response.end(text);
  });
});

function answer(url, body) {
  if (url.includes('/messaging/consumer/')) return answerMessaging(url, JSON.parse(body));
  const account = /\/account\/([^/]+)\//.exec(url)?.[1];
  if (url.includes('/service/')) return domains(account);
  if (url.includes('/app/token')) {
    const iat = Math.floor(Date.now() / 1000);
    return JSON.stringify({ access_token: unsigned({ iat, exp: iat + 3600 }), token_type: 'Bearer' });
  }
  const { ext_consumer_id } = JSON.parse(body);
  const lp_consumer_id = Buffer.from(ext_consumer_id).toString('hex').padStart(64, '0').slice(-64);
  return JSON.stringify({ token: unsigned({ account_id: account, ext_consumer_id, lp_consumer_id }) });
}

function answerMessaging(url, body) {
  conversations += 1;
  if (url.includes('/send')) {
    return `{"code":"OK","body":{"sequence":${conversations}},"reqId":"${body.id}"}`;
  }
  const [profile, conversation] = body;
  return `[{"code":"OK","body":{"msg":"OK User Profile set successfully"},"reqId":"${profile.id}"},{"code":"OK","body":{"conversationId":"conversation-${conversations}"},"reqId":"${conversation.id}"}]`;
}

function domains(account) {
  const baseURI = `127.0.0.1:${server.address().port}`;
  const services = ['asyncMessagingEnt', 'sentinel', 'idp'];
  return JSON.stringify({ baseURIs: services.map((service) => ({ service, account, baseURI })) });
}

server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', () => process.send({ calls }));
