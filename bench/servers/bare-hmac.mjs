// The limit for webhooks: node:http that verifies the HMAC of the raw bytes, parses them and answers. Nothing is kept.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    const [, given = ''] = String(request.headers['x-liveperson-signature']).split('sha256=');
    const expected = createHmac('sha256', 'secret').update(body).digest();
    const isRight = timingSafeEqual(Buffer.from(given, 'base64'), expected);
    if (isRight) JSON.parse(body.toString());
    response.writeHead(isRight ? 200 : 401, { 'content-length': '0' }).end();
  });
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
