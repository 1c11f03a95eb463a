import { collect } from './all-examples.js';
import { endpoint, socketEndpoint } from './endpoint.js';
import { examples } from './examples.js';
import { prepare } from './prepare.js';

/** What is used of Apollo's script, which comes from the internet. */
type EmbeddedSandbox = new (options: Readonly<Record<string, unknown>>) => unknown;

/** Puts Apollo Sandbox into the page at /graphql, with every example in it, ready to run. */
async function show(Sandbox: EmbeddedSandbox): Promise<void> {
  const prepared = await Promise.all(
    examples.map(async (example) => ({ ...example, variables: await variablesOf(example) })),
  );
  new Sandbox({
    target: '#sandbox',
    initialEndpoint: endpoint,
    initialSubscriptionEndpoint: socketEndpoint,
    initialState: { ...collect(prepared), pollForSchemaUpdates: false },
    runTelemetry: false,
  });
}

/** As the example lies there, when nothing could be made for it. */
async function variablesOf(example: (typeof examples)[number]): Promise<(typeof example)['variables']> {
  try {
    return (await prepare(example)).variables;
  } catch {
    return example.variables;
  }
}

/** Apollo's script defines it, once it has come. */
const given = (): EmbeddedSandbox | undefined =>
  (globalThis as { EmbeddedSandbox?: EmbeddedSandbox }).EmbeddedSandbox;

function showIfThere(): void {
  const Sandbox = given();
  if (Sandbox === undefined) return;
  document.getElementById('page')?.setAttribute('hidden', '');
  document.getElementById('sandbox')?.removeAttribute('hidden');
  void show(Sandbox);
}

if (given() === undefined) document.getElementById('apollo')?.addEventListener('load', showIfThere);
else showIfThere();
