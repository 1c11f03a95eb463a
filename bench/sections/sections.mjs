// The sections of the benchmark, in the order of the report.
import { coldStart } from './cold-start.mjs';
import { createConversation } from './create-conversation.mjs';
import { readConversation } from './read-conversation.mjs';
import { sendText } from './send-text.mjs';

export const sections = [createConversation, sendText, readConversation, coldStart];
