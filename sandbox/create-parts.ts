import { AccountBook } from './accounts/account-book.js';
import { firstAgentMode } from './agent/first-agent-mode.js';
import { BuiltInAgent } from './agent/built-in-agent.js';
import { CallLog } from './calls/call-log.js';
import { Announcer } from './conversations/announcer.js';
import { ConversationBook } from './conversations/conversation-book.js';
import { FaultList } from './faults/fault-list.js';
import { FileShelf } from './files/file-shelf.js';
import { ProfileBook } from './messaging/profile-book.js';
import type { SandboxParts } from './sandbox-parts.js';
import type { SandboxPlan } from './sandbox-plan.js';
import { SettingsBook } from './settings/settings-book.js';
import { createSurveyBot } from './survey/survey-bot.js';
import { TokenBook } from './tokens/token-book.js';
import { WebhookBook } from './webhooks/webhook-book.js';
import { createWebhookPublisher } from './webhooks/webhook-publisher.js';
import { WebhookQueue } from './webhooks/webhook-queue.js';

/** Makes every part of a sandbox and lets the ones that listen join. */
export function createParts({ now, hostOf, ...plan }: SandboxPlan): SandboxParts {
  const faults = new FaultList();
  const webhooks = new WebhookBook(plan.webhookUrl);
  const state = {
    now,
    hostOf,
    faults,
    webhooks,
    queue: new WebhookQueue(webhooks, faults),
    accounts: new AccountBook(plan.accounts),
    settings: new SettingsBook(),
    tokens: new TokenBook(plan.signingKey),
    conversations: new ConversationBook(),
    announcer: new Announcer(),
    profiles: new ProfileBook(),
    files: new FileShelf(now),
    calls: new CallLog(now),
  };
  const agent = new BuiltInAgent(state, firstAgentMode(plan.agentMode));
  // Notifications first, so that what the bots do about a change is told after it.
  state.announcer.join(createWebhookPublisher(state));
  state.announcer.join(createSurveyBot(state));
  state.announcer.join(agent);
  return { ...state, agent };
}
