// The sections of the benchmark, in the order of the report.
import { coldStart } from './cold-start.mjs';
import { createConversation } from './create-conversation.mjs';
import { delivery } from './delivery.mjs';
import { growthAccounts } from './growth-accounts.mjs';
import { growthConversations } from './growth-conversations.mjs';
import { growthDocuments } from './growth-documents.mjs';
import { readConversation } from './read-conversation.mjs';
import { replicas } from './replicas.mjs';
import { sendText } from './send-text.mjs';
import { subscribers } from './subscribers.mjs';
import { webhooks } from './webhooks.mjs';

export const sections = [
  createConversation,
  sendText,
  readConversation,
  coldStart,
  webhooks,
  delivery,
  subscribers,
  replicas,
  growthAccounts,
  growthConversations,
  growthDocuments,
];
