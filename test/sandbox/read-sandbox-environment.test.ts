import { expect, test } from '@jest/globals';
import { readSandboxEnvironment } from '../../sandbox/read-sandbox-environment.js';

test('takes port 4010 and the default account when nothing is set', () => {
  expect(readSandboxEnvironment({ SANDBOX_ACCOUNTS: '' })).toEqual({
    port: 4010,
    tls: false,
    agentMode: 'off',
    host: undefined,
    accounts: undefined,
    webhookUrl: undefined,
  });
});

test('reads every setting', () => {
  const account = { id: '1', clientId: 'a', clientSecret: 's' };
  const environment = {
    SANDBOX_PORT: '0',
    SANDBOX_TLS: '1',
    HOST: '0.0.0.0',
    SANDBOX_ACCOUNTS: JSON.stringify([account]),
    SANDBOX_AGENT: 'echo',
    SANDBOX_WEBHOOK_URL: 'http://127.0.0.1:4000/webhooks/liveperson',
  };
  expect(readSandboxEnvironment(environment)).toMatchObject({ port: 0, tls: true, accounts: [account] });
});

test.each([
  ['SANDBOX_PORT', 'seventy'],
  ['SANDBOX_TLS', 'maybe'],
  ['SANDBOX_ACCOUNTS', '[{"id":"1","clientSecret":"seventy"}]'],
  ['SANDBOX_ACCOUNTS', 'seventy'],
  ['SANDBOX_AGENT', 'seventy'],
  ['SANDBOX_WEBHOOK_URL', 'seventy'],
])('names %s and never its value', (name, value) => {
  expect(() => readSandboxEnvironment({ [name]: value })).toThrow(name);
  expect(() => readSandboxEnvironment({ [name]: value })).not.toThrow(value);
});
