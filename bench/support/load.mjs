// Load in two shapes. Closed loop: each connection sends its next request when the last one was answered. Paced: so
// many requests a second, whatever becomes of them.
import { Connection, postRequest } from './connection.mjs';

/** What is counted of answers. */
class Count {
  latencies = [];
  errors = 0;
  sample;

  note(started, status, text) {
    this.latencies.push(performance.now() - started);
    if (status === 200 && !text.includes('"errors"')) return;
    this.errors += 1;
    this.sample ??= `${status} ${text.slice(0, 300)}`;
  }

  result(elapsedMs) {
    const { latencies, errors, sample } = this;
    const sorted = latencies.sort((a, b) => a - b);
    const perSecond = (sorted.length * 1000) / elapsedMs;
    return { requests: sorted.length, perSecond, errors, sample, latencies: sorted };
  }
}

/**
 * Connections that a server knows, each by a request of its own, one after the other: a server accepts one in a turn of
 * its loop, and the last of many that come at once would wait until the end.
 */
async function connected({ port, connections, path, body, headers }) {
  const lanes = Array.from({ length: connections }, () => new Connection(port));
  for (const [at, lane] of lanes.entries()) {
    const content = body(at);
    const request = postRequest({ port, path, content, headers: headers(content) });
    const status = await new Promise((resolve) => lane.send(request, resolve));
    if (status !== 200) throw new Error(`A first request was answered with ${status}`);
  }
  return lanes;
}

const noHeaders = () => undefined;

/**
 * As much as 64 connections can; `body(n)` and `headers(body)` make the nth request. Answers with count, errors and
 * sorted latencies in milliseconds. `begins` is told when the connections are there.
 */
export async function load({
  port,
  seconds,
  connections = 64,
  path,
  body,
  headers = noHeaders,
  begins = () => undefined,
}) {
  const lanes = await connected({ port, connections, path, body, headers });
  begins();
  const count = new Count();
  const started = performance.now();
  const until = started + seconds * 1000;
  let sent = connections;
  const run = (lane) =>
    new Promise((resolve) => {
      const next = () => {
        const content = body(sent++);
        const at = performance.now();
        lane.send(postRequest({ port, path, content, headers: headers(content) }), (status, text) => {
          count.note(at, status, text);
          if (performance.now() < until) next();
          else resolve();
        });
      };
      next();
    });
  await Promise.all(lanes.map(run));
  const result = count.result(performance.now() - started);
  for (const lane of lanes) lane.close();
  return result;
}

/**
 * So many requests a second in an open loop: a slow answer delays no other request. Latency counts from the moment a
 * request is due to be sent, waiting for one of the connections included.
 */
export async function paced({ port, seconds, perSecond, connections = 64, path, body }) {
  const lanes = await connected({ port, connections, path, body, headers: noHeaders });
  const idle = [...lanes];
  const waiting = [];
  const count = new Count();
  const started = performance.now();
  let due = 0;
  let answered = 0;
  const send = (lane, { at, content }) =>
    lane.send(postRequest({ port, path, content }), (status, text) => {
      count.note(at, status, text);
      answered += 1;
      const next = waiting.shift();
      if (next) send(lane, next);
      else idle.push(lane);
    });
  const tick = (now) => {
    for (const target = ((now - started) * perSecond) / 1000; due < target; due += 1) {
      const one = { at: now, content: body(due) };
      const lane = idle.pop();
      if (lane) send(lane, one);
      else waiting.push(one);
    }
  };
  await new Promise((resolve) => {
    const timer = setInterval(() => {
      const now = performance.now();
      if (now < started + seconds * 1000) tick(now);
      else if (answered === due || now > started + seconds * 1000 + 5000) {
        clearInterval(timer);
        resolve();
      }
    }, 1);
  });
  count.errors += due - answered;
  const result = count.result(seconds * 1000);
  for (const lane of lanes) lane.close();
  return result;
}
