import { expect, test } from '@jest/globals';
import { at } from './support/at.js';
import { call, callJson } from './support/call.js';
import { eventually } from './support/eventually.js';
import { openConversation, surveyFeatures } from './support/open-conversation.js';
import { withSandbox } from './support/with-sandbox.js';

const agentId = '29c3019d-fe0b-5200-afe8-737abfeae4b4';

test('joins as the assigned agent, or is only suggested', () =>
  withSandbox(async (sandbox) => {
    const { agent, show } = await openConversation(sandbox);
    await agent('join', { suggested: true });
    const suggested = await show();
    expect(suggested.participants[1]).toEqual({ id: agentId, role: 'ASSIGNED_AGENT' });
    expect(at(suggested.dialogs, 0).participants[1]?.state).toBe('SUGGESTED');
    await agent('join');
    expect(at((await show()).dialogs, 0).participants[1]?.state).toBe('ACTIVE');
  }));

test('takes the conversation first when it speaks without having joined', () =>
  withSandbox(async (sandbox) => {
    const { agent, show } = await openConversation(sandbox);
    const { status, json } = await agent('text', { text: 'hello' });
    expect([status, json.sequence]).toEqual([200, 0]);
    expect(json.conversation).toEqual(await show());
    expect(json.conversation.participants).toHaveLength(2);
    expect(json.conversation.messages).toMatchObject([
      { text: 'hello', role: 'ASSIGNED_AGENT', audience: 'ALL' },
    ]);
  }));

test('reads and accepts what has no receipt yet, or what it is told to', () =>
  withSandbox(async (sandbox) => {
    const { agent, text, show } = await openConversation(sandbox);
    await text('one');
    await text('two');
    await agent('read');
    await agent('accept', { sequences: [1] });
    const second = await agent('read');
    expect(second.json.sequence).toBeNull();
    expect((await show()).receipts).toMatchObject([
      { sequence: 2, event: { status: 'READ', sequenceList: [0, 1] } },
      { sequence: 3, event: { status: 'ACCEPT', sequenceList: [1] } },
    ]);
  }));

test('sends rich content, files, secure forms and notes', () =>
  withSandbox(async (sandbox) => {
    const { agent, send, show } = await openConversation(sandbox);
    for (const action of ['rich', 'file', 'secureForm']) await agent(action);
    await agent('privateNote', { text: 'internal remark' });
    const { messages } = await show();
    expect(messages).toMatchObject([
      { event: { type: 'RichContentEvent', content: { type: 'vertical' } } },
      { event: { contentType: 'hosted/file', message: { fileType: 'PNG' } } },
      { event: { contentType: 'forms/secure-invitation' } },
      { audience: 'AGENTS_AND_MANAGERS', text: 'internal remark' },
    ]);
    const { relativePath } = at(messages, 1).event.message;
    const { body } = (await send('ms.GenerateURLForDownloadFile', { relativePath })).json;
    const got = await fetch(
      `${sandbox.url}${body.relativePath}?${new URLSearchParams(body.queryParams).toString()}`,
    );
    expect(got.status).toBe(200);
  }));

test('shows a file below 30 KB as its own preview, and a larger one without', () =>
  withSandbox(async (sandbox) => {
    const { agent, show } = await openConversation(sandbox);
    await agent('file', { content: 'QUJD', fileType: 'JPG' });
    await agent('file', { content: 'QUJD'.repeat(8000) });
    const [small, large] = (await show()).messages.map(({ event }) => event.message);
    expect(small).toMatchObject({ preview: 'data:image/jpeg;base64,QUJD' });
    expect(large).not.toHaveProperty('preview');
  }));

test('types, pauses, transfers and closes', () =>
  withSandbox(async (sandbox) => {
    const { agent, show } = await openConversation(sandbox);
    await agent('typing');
    expect((await show()).chatStates[agentId]).toBe('COMPOSING');
    await agent('pause');
    expect((await show()).chatStates[agentId]).toBe('PAUSE');
    await agent('transfer', { skillId: '77' });
    expect(await show()).toMatchObject({ skillId: '77', participants: [{ role: 'CONSUMER' }] });
    await agent('close');
    expect(await show()).toMatchObject({ stage: 'CLOSE', state: 'CLOSE', closeReason: 'AGENT' });
  }));

test('closes the main dialog and lets the survey begin', () =>
  withSandbox(async (sandbox) => {
    const { agent, show } = await openConversation(sandbox, 'ann', surveyFeatures);
    await agent('closeMainDialog');
    expect(await show()).toMatchObject({ state: 'CLOSE', stage: 'OPEN', closeReason: 'AGENT' });
  }));

test('refuses what it cannot do with one sentence', () =>
  withSandbox(async (sandbox) => {
    const { id, agent } = await openConversation(sandbox);
    expect((await agent('dance')).status).toBe(400);
    expect((await agent('text')).json).toEqual({ error: 'text must be a text.' });
    expect((await agent('text', { text: 'x', dialogId: 'none' })).status).toBe(400);
    await agent('close');
    expect((await agent('text', { text: 'x' })).status).toBe(409);
    const unknown = await callJson(`${sandbox.url}/_sandbox/conversations/x${id}/agent`, 'POST', {
      action: 'join',
    });
    expect(unknown.status).toBe(404);
  }));

test('echoes: joins, accepts, reads, and answers each text with the same text', () =>
  withSandbox(
    async (sandbox) => {
      const { text, show } = await openConversation(sandbox);
      await text('hello');
      const shown = await eventually(show, ({ messages }) => messages.length === 2);
      expect(shown.messages[1]).toMatchObject({ text: 'hello', role: 'ASSIGNED_AGENT' });
      expect(shown.receipts.map((receipt) => receipt.event.status)).toEqual(['ACCEPT', 'READ']);
    },
    { agentMode: 'echo' },
  ));

test.each([
  ['/quick', { messages: [{}, { event: { quickReplies: { type: 'quickReplies' } } }] }],
  ['/card', { messages: [{}, { event: { type: 'RichContentEvent' } }] }],
  ['/file', { messages: [{}, { event: { contentType: 'hosted/file' } }] }],
  ['/note', { messages: [{}, { audience: 'AGENTS_AND_MANAGERS' }] }],
  ['/transfer', { skillId: '2736637412' }],
  ['/close', { stage: 'CLOSE' }],
  ['/survey', { state: 'CLOSE', stage: 'OPEN' }],
])('does what the text %s tells the echo agent to do', (command, expected) =>
  withSandbox(async (sandbox) => {
    await callJson(`${sandbox.url}/_sandbox/agent`, 'PUT', { mode: 'echo', delayMs: 0 });
    const { text, show } = await openConversation(sandbox, 'ann', surveyFeatures);
    await text(command);
    await eventually(show, (shown) => {
      try {
        expect(shown).toMatchObject(expected);
        return true;
      } catch {
        return false;
      }
    });
  }),
);

test('plays a script: greets, waits for a text, answers it', () =>
  withSandbox(async (sandbox) => {
    const steps = [
      { action: 'text', text: 'Welcome' },
      { when: { event: 'text', contains: 'price' }, action: 'text', text: 'Ten', afterMs: 1 },
      { action: 'close' },
    ];
    const answer = await callJson(`${sandbox.url}/_sandbox/agent`, 'PUT', { mode: 'script', steps });
    expect([answer.status, answer.json]).toEqual([200, { mode: 'script', steps }]);
    const { text, show } = await openConversation(sandbox);
    await eventually(show, ({ messages }) => messages.length === 1);
    await text('hello');
    await text('what is the price?');
    const shown = await eventually(show, ({ stage }) => stage === 'CLOSE');
    expect(shown.messages.map((message) => message.text)).toEqual([
      'Welcome',
      'hello',
      'what is the price?',
      'Ten',
    ]);
  }));

test.each([
  [{ mode: 'loud' }],
  [{ mode: 'script' }],
  [{ mode: 'script', steps: [{ action: 'dance' }] }],
  [{ mode: 'script', steps: [{ action: 'join', when: { event: 'never' } }] }],
  [{ mode: 'echo', delayMs: 'long' }],
])('refuses the agent %j', (mode) =>
  withSandbox(async ({ url }) => {
    expect((await callJson(`${url}/_sandbox/agent`, 'PUT', mode)).status).toBe(400);
    expect((await call(`${url}/_sandbox/agent`)).json).toEqual({ mode: 'off' });
  }),
);
