import { controlSandbox } from './sandbox-control.js';
import type { SandboxControl } from './sandbox-control.js';
import { withProgram } from './spawned-program.js';
import type { SpawnedProgram } from './spawned-program.js';

/** A gateway in a process of its own, with the sandbox that it started. */
export interface GatewayProcess {
  readonly program: SpawnedProgram;
  readonly url: string;
  readonly port: number;
  readonly sandbox: SandboxControl;
}

/** Starts the built gateway and its sandbox on free ports, runs a test, and ends the process. Needs what the banner says. */
export async function withGateway(
  settings: Readonly<Record<string, string>>,
  run: (gateway: GatewayProcess) => Promise<void>,
): Promise<void> {
  const environment = { PORT: '0', SANDBOX_PORT: '0', ...settings };
  await withProgram('dist/bundle/gateway.js', environment, async (program) => {
    const [, url = '', port = ''] = await program.waitFor(
      /GraphQL\s+(http:\/\/127\.0\.0\.1:(\d+))\/graphql\n/,
    );
    const [, sandboxUrl = ''] = await program.waitFor(/Sandbox\s+(https?:\/\/127\.0\.0\.1:\d+)\s/);
    const sandbox = controlSandbox({ url: sandboxUrl });
    try {
      await run({ program, url, port: Number(port), sandbox });
    } finally {
      await sandbox.close();
    }
  });
}
