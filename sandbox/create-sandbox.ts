import type { RequestListener } from 'node:http';
import { firstAgentMode } from './agent/first-agent-mode.js';
import { createParts } from './create-parts.js';
import { createListener } from './http/create-listener.js';
import { sandboxControls } from './sandbox-controls.js';
import type { SandboxPlan } from './sandbox-plan.js';
import { sandboxRoutes } from './sandbox-routes.js';

/** A sandbox that has no port yet. */
export interface Sandbox {
  readonly listener: RequestListener;
  stop(): void;
}

/** Makes a sandbox; nothing starts. */
export function createSandbox(plan: SandboxPlan): Sandbox {
  const parts = createParts(plan);
  const { conversations, profiles, files, calls, faults, settings, webhooks, queue, agent } = parts;
  const reset = () => {
    for (const part of [conversations, profiles, files, calls, faults, queue]) part.clear();
    settings.reset();
    webhooks.reset();
    agent.change(firstAgentMode(plan.agentMode));
  };
  const stop = () => {
    agent.clear();
    queue.close();
  };
  const routes = sandboxRoutes(parts);
  const controls = sandboxControls(parts, reset);
  return { listener: createListener({ routes, controls, calls, faults }), stop };
}
