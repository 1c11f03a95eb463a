import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../src/config/parse-config.js';
import { secretSettings, settings } from '../../src/config/settings.js';
import { exists, textOf, yamlOf } from './ops-files.js';

type Texts = Readonly<Record<string, string>>;

/** Names that the gateway reads from its environment. */
const known: readonly string[] = [...Object.keys(settings), ...secretSettings.map((name) => `${name}_FILE`)];
const strangers = (environment: Texts): string[] =>
  Object.keys(environment).filter((name) => !known.includes(name) && name !== 'NODE_ENV');

/** Instructions of the Dockerfile, with continued lines joined. */
const instructions = textOf('Dockerfile')
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => /^(\w+)\s+(.*)$/.exec(line)?.slice(1) ?? [])
  .map(([name = '', rest = '']) => ({ name, rest }));
const lastFrom = instructions.map(({ name }) => name).lastIndexOf('FROM');
const last = instructions.slice(lastFrom);
const only = (name: string): string => last.find((one) => one.name === name)?.rest ?? '';

describe('the Dockerfile', () => {
  it('ends with a small stage that runs as nobody in particular', () => {
    expect(instructions.filter(({ name }) => name === 'FROM')).toHaveLength(2);
    expect(only('USER')).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    expect(last.filter(({ name, rest }) => name === 'RUN' && /npm|apt/.test(rest))).toEqual([]);
    expect(
      instructions.some(({ name, rest }) => name === 'RUN' && rest.includes('npm prune --omit=dev')),
    ).toBe(true);
  });

  it('copies only what is there and is not kept out', () => {
    const kept = textOf('.dockerignore').split('\n');
    const copied = instructions
      .filter(({ name, rest }) => name === 'COPY' && !rest.includes('--from'))
      .flatMap(({ rest }) => rest.split(' ').slice(0, -1));
    expect(copied.length).toBeGreaterThan(4);
    expect(copied.filter((path) => !exists(path))).toEqual([]);
    expect(copied.filter((path) => !kept.includes(`!${path.split('/')[0] ?? ''}`))).toEqual([]);
    expect(kept).toContain('*');
  });

  it('starts node itself, which hears SIGTERM, and asks after its health by node', () => {
    expect(JSON.parse(only('CMD'))).toEqual(['node', 'dist/bundle/gateway.js']);
    const check = only('HEALTHCHECK').split('CMD ')[1] ?? '';
    expect(JSON.parse(check)).toEqual(['node', 'scripts/healthcheck.mjs']);
    expect(only('STOPSIGNAL')).toBe('SIGTERM');
  });

  it('sets settings that there are, listens where it says, and holds no secret', () => {
    const environment = Object.fromEntries(
      only('ENV')
        .split(' ')
        .map((pair) => pair.split('=') as [string, string]),
    );
    expect(strangers(environment)).toEqual([]);
    expect(only('EXPOSE')).toBe(environment['PORT']);
    expect(only('VOLUME')).toBe(environment['DATA_DIR']);
    expect(Object.keys(environment).filter((name) => secretSettings.includes(name as never))).toEqual([]);
  });

  it('takes a Node that the gateway runs on', () => {
    const [, major] = /node:(\d+)-/.exec(textOf('Dockerfile')) ?? [];
    expect(Number(major)).toBeGreaterThanOrEqual(20);
  });
});

interface Service {
  readonly environment?: Texts;
  readonly command?: readonly string[];
  readonly user: string;
  readonly read_only: boolean;
  readonly cap_drop: readonly string[];
  readonly security_opt: readonly string[];
  readonly ports?: readonly string[];
  readonly stop_grace_period?: string;
  readonly healthcheck?: object;
}
const [compose] = yamlOf('compose.yaml') as [{ services: { gateway: Service; redis: Service } }];
const { gateway, redis } = compose.services;

/** What the gateway waits for after SIGTERM: running requests, and the last traces. */
const tracesMs = 2000;

describe('compose.yaml', () => {
  it('locks both services up', () => {
    for (const service of [gateway, redis]) {
      expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
      expect(service.user).toMatch(/^[1-9]/);
      expect(service.security_opt).toEqual(['no-new-privileges:true']);
    }
  });

  it('gives the gateway settings that it starts with', () => {
    const { environment = {} } = gateway;
    expect(strangers(environment)).toEqual([]);
    expect(parseConfig(environment, () => '')).toHaveProperty('config.port', 4000);
    expect(gateway.ports).toEqual(['127.0.0.1:4000:4000']);
  });

  it('waits for the gateway longer than the gateway waits for requests', () => {
    const graceMs = Number(/^(\d+)s$/.exec(gateway.stop_grace_period ?? '')?.[1]) * 1000;
    expect(graceMs).toBeGreaterThan(Number(gateway.environment?.['SHUTDOWN_TIMEOUT_MS']) + tracesMs);
  });

  it('has a Redis that keeps what LivePerson was told is kept', () => {
    const command = redis.command?.join(' ') ?? '';
    const table = [...textOf('docs/operations.md').matchAll(/^\| `([\w-]+)` +\| `(\w+)` +\|/gm)];
    expect(table.map(([, name]) => name)).toEqual(['appendonly', 'appendfsync', 'maxmemory-policy']);
    for (const [, name = '', value = ''] of table) expect(command).toContain(`--${name} ${value}`);
  });
});
