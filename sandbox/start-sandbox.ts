import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { defaultAccount } from './accounts/default-account.js';
import { createCertificate, type Certificate } from './create-certificate.js';
import { createSandbox, type Sandbox } from './create-sandbox.js';
import { listen } from './listen.js';
import type { RunningSandbox } from './running-sandbox.js';
import type { SandboxOptions } from './sandbox-options.js';
import { createSigningKey } from './tokens/signing-key.js';

/** Starts LivePerson on this machine and answers when it takes calls; fails when its port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  const { port = 0, host = '127.0.0.1', accounts = [defaultAccount()], now = Date.now } = options;
  const certificate = options.tls ? await createCertificate(host) : undefined;
  const own = { name: '' };
  const sandbox = createSandbox({
    accounts,
    now,
    webhookUrl: options.webhookUrl ?? null,
    agentMode: options.agentMode ?? 'off',
    signingKey: await createSigningKey(now()),
    hostOf: (call) => (isEveryAddress(host) ? (call.headers.host ?? own.name) : own.name),
  });
  const server = serverFor(sandbox, certificate);
  const taken = await listen(server, port, host);
  own.name = `${reachable(host)}:${taken}`;
  return {
    url: `${certificate ? 'https' : 'http'}://${own.name}`,
    host: own.name,
    port: taken,
    accounts,
    ...(certificate ? { certificate: certificate.cert } : {}),
    close: () => close(server, sandbox),
  };
}

function serverFor({ listener }: Sandbox, certificate: Certificate | undefined): Server {
  const server = certificate ? createTlsServer(certificate, listener) : createServer(listener);
  // A pooled connection that the client still holds must not be closed under it between two tests.
  server.keepAliveTimeout = 60_000;
  return server;
}

function close(server: Server, sandbox: Sandbox): Promise<void> {
  sandbox.stop();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

const isEveryAddress = (host: string): boolean => host === '0.0.0.0' || host === '::';

function reachable(host: string): string {
  if (isEveryAddress(host)) return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
