// The sections of the benchmark, in the order of the report.
import { createConversation } from './create-conversation.mjs';

export const sections = [createConversation];
