// Latency of createConversation, one request at a time: what a change of something else does to it.
import { Connection, postRequest } from './connection.mjs';
import { createBodies } from './operations.mjs';
import { median } from './statistics.mjs';

const consumers = 100;
const plain = createBodies(consumers);
const usual = (n) => plain[n % consumers];

/** The median of so many requests, in milliseconds; `bodyOf(n)` where it is not the usual one. Throws on an error. */
export async function latencyOf(port, count, bodyOf) {
  const [one] = await latenciesOf([{ port, bodyOf }], count);
  return one;
}

/** The same for servers that are asked in turn, so that whatever slows one slows the others. */
export async function latenciesOf(servers, count) {
  const lanes = servers.map(({ port, bodyOf = usual }) => ({
    port,
    bodyOf,
    connection: new Connection(port),
    times: [],
  }));
  for (let n = 0; n < count; n += 1) {
    for (const { port, bodyOf, connection, times } of lanes) {
      const request = postRequest({ port, content: bodyOf(n) });
      const started = performance.now();
      await answered(connection, request);
      times.push(performance.now() - started);
    }
  }
  for (const { connection } of lanes) connection.close();
  return lanes.map(({ times }) => median(times).value);
}

function answered(connection, request) {
  return new Promise((resolve, reject) =>
    connection.send(request, (status, text) =>
      status === 200 && !text.includes('"errors"') ? resolve() : reject(new Error(`${status} ${text}`)),
    ),
  );
}
