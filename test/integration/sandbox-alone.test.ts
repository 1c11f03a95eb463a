import { beforeAll, describe, expect, it } from '@jest/globals';
import { httpCall } from '../support/http-call.js';
import { build, withProgram } from '../support/spawned-program.js';

const script = 'dist/sandbox/main.js';

// Each test starts processes of its own.
describe('the sandbox alone', () => {
  beforeAll(build, 60_000);

  it('serves the accounts it is given, says where, and ends on SIGTERM', async () => {
    const accounts = JSON.stringify([{ id: '77', clientId: 'app-77', clientSecret: 'secret-77' }]);
    await withProgram(script, { SANDBOX_PORT: '0', SANDBOX_ACCOUNTS: accounts }, async (program) => {
      const [, url = ''] = await program.waitFor(/(http:\/\/127\.0\.0\.1:\d+)\n/);
      expect(program.output()).toMatch(/77 .*app-77 .*secret-77/);
      const answer = await httpCall(`${url}/api/account/77/service/baseURI.json?version=1.0`);
      expect(answer.status).toBe(200);
      expect(answer.text).toContain('"asyncMessagingEnt"');
      expect((await httpCall(`${url}/_sandbox/calls`)).text).toContain('"service":"domain"');
      program.signal('SIGTERM');
      expect(await program.exited(5000)).toBe(0);
    });
  });

  it('says in one sentence that its port is taken', async () => {
    await withProgram(script, { SANDBOX_PORT: '0' }, async (program) => {
      const [, port = ''] = await program.waitFor(/http:\/\/127\.0\.0\.1:(\d+)\n/);
      await withProgram(script, { SANDBOX_PORT: port }, async (second) => {
        expect(await second.exited()).toBe(1);
        expect(second.output()).toBe('SANDBOX_PORT is taken by another program.\n');
      });
    });
  });
});
