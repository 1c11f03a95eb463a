// The far mark (L0d): as L0, with undici's lowest call and the smallest handler that reads an answer.
import { Pool } from 'undici';
import { answer, conversationPath, createBatch, created, serve, upstreamHeaders } from './hand-written.mjs';

const upstream = new Pool(process.env.UPSTREAM, { connections: 128, pipelining: 1 });

/** Gathers the answer to one call. */
class Collector {
  chunks = [];

  constructor(done) {
    this.done = done;
  }

  onRequestStart() {}
  onResponseStart() {}

  onResponseData(_controller, chunk) {
    this.chunks.push(chunk);
  }

  onResponseEnd() {
    this.done(JSON.parse(Buffer.concat(this.chunks).toString()));
  }

  onResponseError(_controller, error) {
    throw error;
  }
}

serve(({ variables: { input } }, response) => {
  const body = JSON.stringify(createBatch(input));
  const call = { method: 'POST', path: conversationPath, headers: upstreamHeaders, body };
  upstream.dispatch(call, new Collector((items) => answer(response, created(input, items))));
});
