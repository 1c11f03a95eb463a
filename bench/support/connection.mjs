// One kept-alive HTTP/1.1 connection, spoken by hand: a client library would cost as much as the server it loads.
import { connect } from 'node:net';

/** Sends one request after another; each is answered with status and text, or with status 0 when the connection broke. */
export class Connection {
  #port;
  #socket;
  #answer;
  #text = '';

  constructor(port) {
    this.#port = port;
  }

  /** Bytes of a request out; `answer(status, text)` is called once. */
  send(request, answer) {
    this.#answer = answer;
    if (this.#socket === undefined) this.#open();
    this.#socket.write(request);
  }

  close() {
    this.#answer = undefined;
    this.#socket?.destroy();
  }

  #open() {
    const socket = connect(this.#port, '127.0.0.1').setNoDelay();
    socket.setEncoding('latin1');
    socket.on('data', (piece) => this.#read(piece));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#socket = undefined;
      this.#finish(0, '');
    });
    this.#socket = socket;
  }

  #read(piece) {
    const text = (this.#text += piece);
    const head = text.indexOf('\r\n\r\n');
    if (head < 0 || !isWhole(text, head)) return;
    this.#finish(Number(text.slice(9, 12)), text.slice(head + 4));
  }

  #finish(status, text) {
    this.#text = '';
    const answer = this.#answer;
    this.#answer = undefined;
    answer?.(status, text);
  }
}

function isWhole(text, head) {
  const length = /content-length: *(\d+)/i.exec(text.slice(0, head));
  return length ? text.length >= head + 4 + Number(length[1]) : text.endsWith('\r\n0\r\n\r\n');
}

const json = { 'content-type': 'application/json' };

/** A POST as it goes over the wire. */
export function postRequest({ port, path = '/graphql', content, headers = json }) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = Buffer.byteLength(content);
  return `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n${lines.join('')}content-length: ${length}\r\n\r\n${content}`;
}
