import { once } from 'node:events';
import { connect } from 'node:net';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { createMutation } from '../support/create-conversation.js';
import { eventually } from '../support/eventually.js';
import { httpCall } from '../support/http-call.js';
import { post } from '../support/http-cases.js';
import { readFixture } from '../support/read-fixture.js';
import { build, runInShell, withProgram } from '../support/spawned-program.js';
import { withGateway } from '../support/with-gateway.js';
import type { GatewayProcess } from '../support/with-gateway.js';
import { withoutIds } from '../support/without-ids.js';

const mutation = {
  query: createMutation,
  variables: { input: { accountId: '12345678', consumerId: 'one' } },
};

/** Posts a create on a connection of its own, and gives the connection once LivePerson has the request. */
async function startCreate({ port, sandbox }: GatewayProcess) {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.on('data', (chunk) => (received += chunk.toString('utf8')));
  const ended = once(socket, 'close');
  const body = JSON.stringify(mutation);
  const head = 'POST /graphql HTTP/1.1\r\nhost: gateway\r\ncontent-type: application/json';
  socket.write(`${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  await eventually('the create', async () => (await sandbox.services()).includes('asyncMessagingEnt'));
  return { socket, ended, received: () => received };
}

// Each test starts processes of its own.
describe('the built gateway', () => {
  beforeAll(build, 60_000);

  it('prints a curl line that works as printed, and calls nobody before that', async () => {
    await withGateway({}, async ({ program, port, sandbox }) => {
      expect((await httpCall(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
      expect(await sandbox.calls()).toEqual([]);
      const [, line = ''] = await program.waitFor(/^(curl .*)\n/m);
      const first = JSON.parse(await runInShell(line)) as unknown;
      expect(first).toMatchObject({
        data: { createConversation: { outcome: 'CREATED', conversation: { state: 'OPEN' } } },
      });
      const calls = await sandbox.calls();
      expect(calls.map(({ service }) => service)).toEqual(['domain', 'sentinel', 'idp', 'asyncMessagingEnt']);
      const expected = await readFixture('create-conversation.sdes.request', '12345678');
      expect(withoutIds(calls[3]?.body)).toEqual(withoutIds(expected));
      const again = JSON.parse(await runInShell(line)) as unknown;
      expect(again).toMatchObject({ data: { createConversation: { outcome: 'RETURNED_OPEN' } } });
    });
  });

  it('finishes what runs on SIGTERM, is unready and takes nothing new meanwhile, and ends well', async () => {
    await withGateway({}, async (gateway) => {
      const { program, port, sandbox } = gateway;
      await sandbox.fault('asyncMessagingEnt', { kind: 'delay', ms: 1500 });
      const probe = connect(port, '127.0.0.1');
      await once(probe, 'connect');
      const running = await startCreate(gateway);
      program.signal('SIGTERM');
      await program.waitFor(/"msg":"closing"/);
      probe.write('GET /readyz HTTP/1.1\r\nhost: gateway\r\n\r\n');
      const [unready] = (await once(probe, 'data')) as [Buffer]; // what a socket emits
      expect(unready.toString('utf8')).toMatch(/^HTTP\/1\.1 503 [^]*not ready/);
      await expect(httpCall(`http://127.0.0.1:${port}/readyz`)).rejects.toMatchObject({
        code: 'ECONNREFUSED',
      });
      await running.ended;
      // The caller is told not to use its connection again.
      expect(running.received()).toMatch(/^HTTP\/1\.1 200 [^]*connection: close\r\n[^]*"outcome":"CREATED"/i);
      expect(await program.exited()).toBe(0);
    });
  });

  it('ends at its deadline, and not well, when a request hangs', async () => {
    await withGateway({ SHUTDOWN_TIMEOUT_MS: '500' }, async (gateway) => {
      await gateway.sandbox.fault('asyncMessagingEnt', { kind: 'hang' });
      const running = await startCreate(gateway);
      const told = performance.now();
      gateway.program.signal('SIGTERM');
      expect(await gateway.program.exited()).toBe(1);
      expect(performance.now() - told).toBeGreaterThan(450);
      expect(performance.now() - told).toBeLessThan(5000);
      await running.ended;
      expect(running.received()).toBe('');
    });
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends at once on %s when nothing runs', async (signal) => {
    await withGateway({}, async ({ program, port }) => {
      await httpCall(`http://127.0.0.1:${port}/graphql`, post());
      program.signal(signal);
      expect(await program.exited(5000)).toBe(0);
      expect(program.output()).not.toMatch(/^\s+at /m);
    });
  });

  it.each(['PORT', 'SANDBOX_PORT'])('says in one sentence that %s is taken', async (name) => {
    await withGateway({}, async ({ port }) => {
      const ports = { PORT: '0', SANDBOX_PORT: '0', [name]: String(port) };
      await withProgram('dist/bundle/gateway.js', ports, async (second) => {
        expect(await second.exited()).toBe(1);
        expect(second.output()).toBe(
          'The port is taken by another program: set PORT or SANDBOX_PORT to a free one.\n',
        );
      });
    });
  });

  it('names every problem of its settings, and no value', async () => {
    const bad = 'value-that-must-not-be-shown';
    const settings = {
      PORT: bad,
      CREDENTIALS: bad,
      SANDBOX: bad,
      SANDBOX_ACCOUNTS: bad,
      ACCOUNTS_FILE: `/nowhere/${bad}`,
      DOMAIN_API_URL: `ftp://${bad}`,
      LOG_LEVEL: bad,
      UPSTREAM_TOTAL_TIMEOUT_MS: '-1',
      CORS_ORIGINS: bad,
    };
    await withProgram('dist/bundle/gateway.js', settings, async (program) => {
      expect(await program.exited()).toBe(1);
      for (const name of Object.keys(settings)) {
        expect(program.output()).toMatch(new RegExp(`^  ${name}: (must|is) `, 'm'));
      }
      expect(program.output()).not.toContain(bad);
      expect(program.output()).not.toMatch(/^\s+at /m);
    });
  });
});
