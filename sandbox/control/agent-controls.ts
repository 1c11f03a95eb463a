import type { BuiltInAgent } from '../agent/built-in-agent.js';
import { AgentRefusal } from '../agent/agent-refusal.js';
import type { AgentParts } from '../agent/agent-parts.js';
import { playAgent } from '../agent/play-agent.js';
import { readAgentMode } from '../agent/read-agent-mode.js';
import { showConversation } from '../conversations/show-conversation.js';
import type { IncomingCall } from '../http/incoming-call.js';
import { jsonReply } from '../http/json-reply.js';
import type { Reply } from '../http/reply.js';
import type { Route } from '../http/route.js';
import type { ProfileBook } from '../messaging/profile-book.js';
import { controlError } from './control-error.js';
import { readControlBody } from './read-control-body.js';

/** What the agent controls act with. */
export interface AgentControlParts extends AgentParts {
  readonly profiles: ProfileBook;
  readonly agent: BuiltInAgent;
}

/** `/_sandbox/agent`: the built-in agent; `/_sandbox/conversations/{id}/agent`: the agent played by hand. */
export function agentControls(parts: AgentControlParts): readonly Route<'control'>[] {
  const show = () => jsonReply(200, parts.agent.current);
  const change = (call: IncomingCall) => {
    const mode = readAgentMode(readControlBody(call));
    if (typeof mode === 'string') throw controlError(400, `${mode}.`);
    parts.agent.change(mode);
    return show();
  };
  return [
    { service: 'control', pattern: /^\/_sandbox\/agent$/, methods: { GET: show, PUT: change } },
    {
      service: 'control',
      pattern: /^\/_sandbox\/conversations\/(?<id>[^/]+)\/agent$/,
      methods: { POST: (call, path) => play(parts, call, path['id'] ?? '') },
    },
  ];
}

function play(parts: AgentControlParts, call: IncomingCall, id: string): Reply {
  const conversation = parts.conversations.find(id);
  if (!conversation) throw controlError(404, `There is no conversation ${id}.`);
  const body = readControlBody(call);
  try {
    const sequence = playAgent(parts, conversation, { ...body, action: String(body['action']) });
    const shown = showConversation(conversation, parts.profiles.find(conversation));
    return jsonReply(200, { sequence, conversation: shown });
  } catch (problem) {
    if (!(problem instanceof AgentRefusal)) throw problem;
    throw controlError(problem.message.endsWith('closed.') ? 409 : 400, problem.message);
  }
}
