import { describe, expect, it } from '@jest/globals';
import { ChatStateBus } from '../../../src/events/chat-state-bus.js';
import type { LiveChatState } from '../../../src/events/chat-state-bus.js';
import { LocalLiveChannel } from '../../../src/store/tables/local-live-channel.js';
import { keyOf } from '../../support/store-samples.js';

const typing: LiveChatState = {
  key: keyOf(),
  chatState: 'COMPOSING',
  by: { role: 'ASSIGNED_AGENT', id: 'agent' },
  at: 1_700_000_000_000,
};

describe('ChatStateBus', () => {
  it('tells a state as it was told, to those who listen to its conversation', () => {
    const bus = new ChatStateBus(new LocalLiveChannel());
    const [heard, other]: LiveChatState[][] = [[], []];
    bus.listen(keyOf(), (state) => heard?.push(state));
    bus.listen(keyOf('other'), (state) => other?.push(state));

    bus.publish(typing);

    expect([heard, other]).toEqual([[typing], []]);
  });

  it('tells nothing after the end', async () => {
    const bus = new ChatStateBus(new LocalLiveChannel());
    const heard: LiveChatState[] = [];
    const end = bus.listen(keyOf(), (state) => heard.push(state));
    end();
    await new Promise(setImmediate);

    bus.publish(typing);

    expect(heard).toEqual([]);
  });

  it.each(['', 'no JSON', 'null', '[]', '{"by":"agent"}'])('passes over what is no state: %s', (text) => {
    const live = new LocalLiveChannel();
    const heard: LiveChatState[] = [];
    new ChatStateBus(live).listen(keyOf(), (state) => heard.push(state));

    live.publish(keyOf(), text);

    expect(heard).toEqual([]);
  });

  it('leaves who cannot listen without chat states, and unharmed', async () => {
    const failing = { publish: () => undefined, listen: () => Promise.reject(new Error('no connection')) };
    const end = new ChatStateBus(failing).listen(keyOf(), () => undefined);
    await new Promise(setImmediate);

    expect(end).not.toThrow();
  });
});
