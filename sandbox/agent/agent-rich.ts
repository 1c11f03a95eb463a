import { isRecord } from '../values/is-record.js';
import type { AgentAction } from './agent-action.js';
import { agentSays } from './agent-says.js';
import { kettlePicture } from './sample-pictures.js';

const sampleCard = {
  type: 'vertical',
  elements: [
    // A `data:` address, where a brand has one of its own servers: it is shown without internet, too.
    { type: 'image', url: `data:image/png;base64,${kettlePicture}`, tooltip: 'A green kettle beside a cup' },
    { type: 'text', text: 'Kettle, 1.2 litres', tooltip: 'name', style: { bold: true, size: 'large' } },
    { type: 'text', text: 'Enamelled steel, with a whistle. 49 euros.', tooltip: 'description' },
    {
      type: 'button',
      tooltip: 'Add to cart',
      title: 'Add to cart',
      click: { actions: [{ type: 'link', name: 'Add to cart', uri: 'https://www.example.com' }] },
    },
    {
      type: 'button',
      tooltip: 'Ask about delivery',
      title: 'Ask about delivery',
      click: {
        metadata: [{ type: 'ExternalId', id: 'kettle-delivery' }],
        actions: [{ type: 'publishText', text: 'How long does delivery take?' }],
      },
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
