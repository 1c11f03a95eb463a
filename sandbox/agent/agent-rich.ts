import { isRecord } from '../values/is-record.js';
import type { AgentAction } from './agent-action.js';
import { agentSays } from './agent-says.js';

const sampleCard = {
  type: 'vertical',
  elements: [
    { type: 'text', text: 'Product Name', tooltip: 'text tooltip', style: { bold: true, size: 'large' } },
    { type: 'text', text: 'Product description', tooltip: 'text tooltip' },
    {
      type: 'button',
      tooltip: 'button tooltip',
      title: 'Add to cart',
      click: { actions: [{ type: 'link', name: 'Add to cart', uri: 'https://www.example.com' }] },
    },
  ],
};

/** `rich`: structured content, a product card unless `content` is given (SDK, RICH). */
export const agentRich: AgentAction = (parts, stage) => {
  const { content, quickReplies } = stage.act;
  const replies = isRecord(quickReplies) ? { quickReplies } : {};
  const event = { type: 'RichContentEvent', content: isRecord(content) ? content : sampleCard, ...replies };
  return agentSays(parts, stage, { event });
};
