// The gateway with a Set through which all its answers pass, as one of its own once had, and contexts made old at birth.
import { Server } from 'node:http';
import { setFlagsFromString } from 'node:v8';

const emit = Server.prototype.emit;
const underWay = new Set();
Server.prototype.emit = function (name, ...args) {
  const [, response] = args;
  if (name === 'request') {
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
  }
  return emit.call(this, name, ...args);
};
await import('../servers/gateway.mjs');
setFlagsFromString('--allocation-site-pretenuring');
