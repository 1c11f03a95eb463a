/** An entry of a dialog as the sandbox shows it. */
export interface SeenEntry {
  readonly dialogId: string;
  readonly sequence: number;
  readonly role: string;
  readonly text: string | null;
  readonly event: Readonly<Record<string, unknown>>;
  readonly metadata: readonly unknown[] | null;
}

/** A conversation as the sandbox shows it: what tests of a conversation's life look at. */
export interface SeenLife {
  readonly id: string;
  readonly consumerId: string;
  readonly state: string;
  readonly stage: string;
  readonly closeReason: string | null;
  readonly ttr: Readonly<Record<string, unknown>>;
  readonly csat: unknown;
  readonly profile: unknown;
  readonly dialogs: readonly {
    readonly dialogId: string;
    readonly dialogType: string;
    readonly state: string;
  }[];
  readonly messages: readonly SeenEntry[];
  readonly receipts: readonly SeenEntry[];
  /** Chat state by participant. */
  readonly chatStates: Readonly<Record<string, string>>;
  readonly sendsStillRefused: number;
}

/** What an agent does, as `POST /_sandbox/conversations/{id}/agent` takes it. */
export interface AgentAct {
  readonly action: string;
  readonly [member: string]: unknown;
}

/** A conversation, asked for over the sandbox's controls. */
export async function seeConversation(url: string, id: string): Promise<SeenLife> {
  return (await control(`${url}/_sandbox/conversations/${id}`)) as SeenLife; // as docs/sandbox.md says
}

/** Plays the agent; the sequence of what was published, -1 for acts without one. */
export async function playAgentByHand(url: string, id: string, act: AgentAct): Promise<number> {
  const answer = await control(`${url}/_sandbox/conversations/${id}/agent`, 'POST', act);
  return (answer as { readonly sequence: number | null }).sequence ?? -1; // as docs/sandbox.md says
}

/** Plans a fault that hits calls in which a text occurs. */
export async function planFault(url: string, plan: Readonly<Record<string, unknown>>): Promise<void> {
  await control(`${url}/_sandbox/faults`, 'POST', plan);
}

/** Switches the built-in agent off, which answers where the gateway has started the sandbox. */
export async function silenceAgent(url: string): Promise<void> {
  await control(`${url}/_sandbox/agent`, 'PUT', { mode: 'off' });
}

async function control(
  url: string,
  method: 'GET' | 'POST' | 'PUT' = 'GET',
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(url, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text}`);
  return JSON.parse(text) as unknown;
}
