import { agentControls } from './control/agent-controls.js';
import { callControls } from './control/call-controls.js';
import { conversationControls } from './control/conversation-controls.js';
import { faultControls } from './control/fault-controls.js';
import { resetControl } from './control/reset-control.js';
import { settingsControls } from './control/settings-controls.js';
import { webhookControls } from './control/webhook-controls.js';
import type { Route } from './http/route.js';
import type { SandboxParts } from './sandbox-parts.js';

/** The paths below `/_sandbox/`. */
export const sandboxControls = (parts: SandboxParts, reset: () => void): readonly Route<'control'>[] => [
  ...callControls(parts.calls),
  ...faultControls(parts.faults),
  ...settingsControls(parts.settings),
  ...conversationControls(parts),
  ...agentControls(parts),
  ...webhookControls(parts.webhooks, parts.queue),
  resetControl(reset),
];
