import { createPublicKey } from 'node:crypto';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import type { RunningSandbox } from '../../sandbox/running-sandbox.js';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { parseConfig } from '../../src/config/parse-config.js';
import { createLogger } from '../../src/log/logger.js';
import { startServer } from '../../src/server/start-server.js';

/** A GraphQL answer. */
export interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** A gateway that speaks with a sandbox of its own. */
export interface Stack {
  /** Where GraphQL is. */
  readonly url: string;
  readonly sandbox: RunningSandbox;
  /** Id of the sandbox's first account. */
  readonly accountId: string;
  readonly ask: <Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    headers?: Record<string, string>,
  ) => Promise<Answer<Data>>;
}

/** How a stack differs from the usual one. */
export interface StackOptions {
  /** Settings beside those that join gateway and sandbox. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The gateway is given the key that signs the sandbox's ConsumerJWSs, and proves forwarded ones with it. */
  readonly provesConsumers?: boolean;
  /** Accounts of the sandbox; one of its own making by default. */
  readonly accountIds?: readonly string[];
}

/** Runs a test against a gateway and a sandbox of its own, and closes both. */
export async function withStack(
  run: (stack: Stack) => Promise<void>,
  options: StackOptions = {},
): Promise<void> {
  const accounts = options.accountIds?.map((id) => ({
    id,
    clientId: `app-${id}`,
    clientSecret: `secret-${id}`,
  }));
  const sandbox = await startSandbox({ accounts });
  try {
    const server = await startGateway(sandbox, options);
    const url = `${server.url}/graphql`;
    try {
      await run({
        url,
        sandbox,
        accountId: sandbox.accounts[0]?.id ?? '',
        ask: (document, variables, headers = {}) => ask(url, { query: print(document), variables }, headers),
      });
    } finally {
      await server.close();
    }
  } finally {
    await sandbox.close();
  }
}

/** Posts one GraphQL request. */
export async function ask<Data>(
  url: string,
  request: { readonly query: string; readonly variables?: unknown },
  headers: Record<string, string> = {},
): Promise<Answer<Data>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(request),
  });
  return (await response.json()) as Answer<Data>; // the shape that the document asks for
}

async function startGateway(
  sandbox: RunningSandbox,
  { environment, provesConsumers }: StackOptions,
): ReturnType<typeof startServer> {
  const files: Readonly<Record<string, string>> = {
    'consumer-key.pem': provesConsumers === true ? await publicKeyOf(sandbox) : '',
    'accounts.json': JSON.stringify(
      sandbox.accounts.map(({ id, clientId, clientSecret }) => ({
        ...{ id, clientId, clientSecret },
        ...(provesConsumers === true && { consumerJwsPublicKeyFile: 'consumer-key.pem' }),
      })),
    ),
  };
  const settings = {
    HOST: '127.0.0.1',
    PORT: '0',
    ACCOUNTS_FILE: 'accounts.json',
    DOMAIN_API_URL: sandbox.url,
    ALLOW_LOOPBACK_UPSTREAM: 'on',
    ALLOW_ANONYMOUS: 'true',
    CALLER_AUTH: 'none',
    ...environment,
  };
  const parsed = parseConfig(settings, (path) => files[path] ?? '');
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  return startServer({ config: parsed.config, logger: createLogger('silent', process.stdout) });
}

async function publicKeyOf(sandbox: RunningSandbox): Promise<string> {
  const response = await fetch(`${sandbox.url}/sentinel/well-known/jwks`);
  const { keys } = (await response.json()) as { keys: { kty: string }[] }; // the sandbox's own form
  const [key] = keys;
  if (key === undefined) throw new Error('the sandbox names no key');
  return createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString();
}
