// 64 connections for a while against the sandbox, each create for a new consumer: any error fails, memory is shown.
import { fileURLToPath } from 'node:url';
import { startSandbox } from '../dist/sandbox/start-sandbox.js';
import { exampleMutation, exampleVariables } from '../dist/src/server/example-operation.js';
import { residentMiB, startChild } from './support/child.mjs';
import { load } from './support/load.mjs';
import { quantile } from './support/statistics.mjs';

const seconds = Number(process.argv[2] ?? 10);
const account = { id: '12345678', clientId: 'app', clientSecret: 'secret' };
const sandbox = await startSandbox({ port: 0, accounts: [account] });
const gateway = await startChild(fileURLToPath(new URL('./servers/gateway.mjs', import.meta.url)), {
  env: { UPSTREAM: sandbox.url, ACCOUNT: JSON.stringify(account) },
});
const { input } = exampleVariables(account.id);
let consumer = 0;
const body = () =>
  JSON.stringify({
    query: exampleMutation,
    variables: { input: { ...input, consumerId: `holder-${(consumer += 1)}` } },
  });
const half = async () => {
  const { requests, errors, perSecond, latencies } = await load({
    port: gateway.port,
    seconds: seconds / 2,
    body,
  });
  const memory = residentMiB(gateway.pid).toFixed(0);
  console.log(
    `${requests} creates, ${errors} errors, ${perSecond.toFixed(0)} per second, p99 ${quantile(latencies, 0.99).toFixed(1)} ms, gateway ${memory} MiB`,
  );
  return errors;
};
const errors = (await half()) + (await half());
await gateway.stop();
await sandbox.close();
process.exitCode = errors > 0 ? 1 : 0;
