import type { Account } from '../../config/account.js';
import type { BaseUris } from '../../connector/domain-directory.js';
import { GatewayError } from '../../errors/gateway-error.js';
import type { CheckRig } from './check-rig.js';
import type { Finding } from './finding.js';
import { transportWords } from './transport-words.js';
import type { FailureWords } from './transport-words.js';

/** Services without which no conversation opens. */
const needed = ['sentinel', 'idp', 'asyncMessagingEnt'];
/** Services of single features; an account may lack them. */
const optional: Readonly<Record<string, string>> = {
  swift: 'files',
  messagingRestApiDomain: 'reads with the tokens of the app',
  msgHist: 'reads with a history credential',
};

/** Looks whether the hosts of the account may be called, and can be reached from here. */
export async function checkHosts(rig: CheckRig, account: Account, baseUris: BaseUris): Promise<Finding> {
  const missing = needed.filter((service) => !baseUris.has(service));
  if (missing.length > 0) {
    return failed({
      message: `The Domain API names no host for ${missing.join(', ')}.`,
      remedy: 'Ask LivePerson to enable the Connector API for the account.',
    });
  }
  const offered = Object.keys(optional).filter((service) => baseUris.has(service));
  for (const service of [...needed, ...offered]) {
    const problem = await tryHost(rig, { account, service, baseUris });
    if (problem !== undefined) return problem;
  }
  return told(offered);
}

function told(offered: readonly string[]): Finding {
  const without = Object.entries(optional).filter(([service]) => !offered.includes(service));
  const message = `The hosts of ${[...needed, ...offered].join(', ')} are allowed and can be reached.`;
  if (without.length === 0) return { check: 'hosts', status: 'ok', message };
  const lacks = without.map(([service, use]) => `${service} (${use})`).join(', ');
  const remedy = 'Ask LivePerson for what you need of it.';
  return { check: 'hosts', status: 'warning', message: `${message} The account lacks ${lacks}.`, remedy };
}

interface Service {
  readonly account: Account;
  readonly service: string;
  readonly baseUris: BaseUris;
}

/** Undefined when the host answered, whatever it said. */
async function tryHost(rig: CheckRig, { account, service, baseUris }: Service): Promise<Finding | undefined> {
  const name = baseUris.get(service) ?? '';
  try {
    const origin = rig.directory.originOf(account, service, baseUris);
    const call = {
      service,
      effect: 'none',
      credentials: 'gateway',
      method: 'GET',
      origin,
      path: '/',
    } as const;
    await rig.http.send(call, rig.scope().call);
    return undefined;
  } catch (error) {
    const broken = transportWords(error, `${name} (${service})`);
    if (broken !== undefined) return failed(broken);
    if (!(error instanceof GatewayError) || error.code !== 'HOST_NOT_ALLOWED') throw error;
    return failed({
      message: `The host of ${service} must not be called: no suffix in UPSTREAM_HOST_SUFFIXES covers ${quoted(name)}.`,
      remedy: "Add its suffix when it is LivePerson's. A sandbox needs ALLOW_LOOPBACK_UPSTREAM.",
    });
  }
}

/** The Domain API's word, as far as it can stand on a line. */
const quoted = (name: string): string => JSON.stringify(name.slice(0, 100));

const failed = (words: FailureWords): Finding => ({ check: 'hosts', status: 'failed', ...words });
