// One request to a gateway, for preparing what is measured.
import { request } from 'undici';
import { signed, webhookPath } from './webhooks.mjs';

/** The data of an answer; throws when it has errors. */
export async function ask(port, content) {
  const headers = { 'content-type': 'application/json' };
  const answer = await request(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers,
    body: content,
  });
  const { data, errors } = await answer.body.json();
  if (errors) throw new Error(`The gateway answered ${JSON.stringify(errors)}`);
  return data;
}

/** Posts one webhook; throws when it is not accepted. */
export async function tell(port, content) {
  const url = `http://127.0.0.1:${port}${webhookPath}`;
  const answer = await request(url, { method: 'POST', headers: signed(content), body: content });
  await answer.body.dump();
  if (answer.statusCode !== 200) throw new Error(`A webhook was answered ${answer.statusCode}`);
}

/** Runs work for 0 … count-1, some at a time. */
export async function inBatches(count, size, work) {
  for (let from = 0; from < count; from += size) {
    const batch = Array.from({ length: Math.min(size, count - from) }, (_, n) => from + n);
    await Promise.all(batch.map((n) => work(n)));
  }
}
