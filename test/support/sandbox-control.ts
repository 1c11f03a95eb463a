import { Agent, request } from 'undici';
import type { RunningSandbox } from '../../sandbox/running-sandbox.js';

/** A call that the sandbox received. */
export interface SeenCall {
  readonly service: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly status: number | null;
}

/** A conversation as the sandbox shows it; only what tests look at is named. */
export interface SeenConversation {
  readonly id: string;
  readonly extConsumerId: string;
  readonly messages: readonly unknown[];
}

/** The controls of a sandbox, over HTTP as any other program would use them. */
export interface SandboxControl {
  readonly url: string;
  calls(): Promise<readonly SeenCall[]>;
  /** Services called so far, in order. */
  services(): Promise<readonly string[]>;
  forgetCalls(): Promise<void>;
  /** Plans a fault for the next `times` calls of a service. */
  fault(service: string, fault: Readonly<Record<string, unknown>>, times?: number): Promise<void>;
  /** Plans a fault as the sandbox takes it, with a `match` for one. */
  plan(fault: Readonly<Record<string, unknown>>): Promise<void>;
  /** Forgets the faults that were planned. */
  clearFaults(): Promise<void>;
  change(settings: Readonly<Record<string, unknown>>): Promise<void>;
  conversations(): Promise<readonly SeenConversation[]>;
  /** How many notifications never came because a fault said so. */
  droppedWebhooks(): Promise<number>;
  close(): Promise<void>;
}

/** Controls for a running sandbox, or for one known by its address alone. */
export function controlSandbox({
  url,
  certificate,
}: Pick<RunningSandbox, 'url' | 'certificate'>): SandboxControl {
  const dispatcher = new Agent(certificate === undefined ? {} : { connect: { ca: certificate } });
  const call = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', name: string, body?: unknown) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await request(`${url}/_sandbox/${name}`, { method, dispatcher, ...sent });
    const text = await answer.body.text();
    if (answer.statusCode >= 300) throw new Error(`${method} ${name}: ${answer.statusCode} ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  };
  const calls = async () => (await call('GET', 'calls')) as readonly SeenCall[]; // as the contract says
  return {
    url,
    calls,
    services: async () => (await calls()).map(({ service }) => service),
    forgetCalls: async () => {
      await call('DELETE', 'calls');
    },
    fault: async (service, fault, times = 1) => {
      await call('POST', 'faults', { service, fault, times });
    },
    plan: async (fault) => {
      await call('POST', 'faults', fault);
    },
    clearFaults: async () => {
      await call('DELETE', 'faults');
    },
    change: async (settings) => {
      await call('PUT', 'settings', settings);
    },
    conversations: async () => (await call('GET', 'conversations')) as readonly SeenConversation[],
    droppedWebhooks: async () =>
      ((await call('GET', 'webhooks')) as { statistics: { dropped: number } }).statistics.dropped, // as docs/sandbox.md says
    close: () => dispatcher.close(),
  };
}
