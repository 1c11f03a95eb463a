import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { AccountRegistry } from '../../../src/config/account-registry.js';
import { Secret } from '../../../src/config/secret.js';
import type { LoggedEvent } from '../../../src/store/event-log.js';
import { fixture, fixtureNames } from '../../support/unit-fixture.js';
import { signal } from '../../support/unit-signal.js';
import { FakeEventLog } from './fake-event-log.js';
import { chatStateChange, eventBody, stateBody, stateChange, textChange } from './notifications.js';
import { WebhookRig, account, signed } from './webhook-rig.js';

const text = eventBody(textChange(1));

/** A log whose writes are held back, or fail. */
class HeldLog extends FakeEventLog {
  readonly gate = signal<'go'>();

  override async apply(
    facts: Parameters<FakeEventLog['apply']>[0],
  ): Promise<readonly (LoggedEvent | undefined)[]> {
    await this.gate.promise;
    return super.apply(facts);
  }
}

describe('WebhookReceiver', () => {
  it('takes the published delivery, byte by byte', async () => {
    const sample = fixture<{ headers: Record<string, string>; rawBody: string }>(
      'http.webhook-delivery.request',
    );
    const headers = Object.fromEntries(
      Object.entries(sample.headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const accounts = new AccountRegistry([
      {
        ...account,
        clientId: '75588e18-0213-4e33-8174-883acac7e3c4',
        clientSecret: new Secret('not-a-real-secret'),
      },
    ]);
    const rig = new WebhookRig({ accounts });

    const outcome = await rig.receiver.receive(headers, Buffer.from(sample.rawBody));

    expect(outcome).toEqual({ status: 200, told: 1, appended: 1 });
    expect(rig.log.messages('5491244f-e462-4c63-bf4e-faf4b2d3e7b5')).toMatchObject([
      { content: { text: 'Grüße 👋' } },
    ]);
  });

  it.each(fixtureNames(/^webhook\./))('takes %s', async (name) => {
    const rig = new WebhookRig();
    const url = new URL(`../../fixtures/liveperson/${name}.json`, import.meta.url);
    expect(await rig.tell(readFileSync(url, 'utf8'))).toMatchObject({ status: 200 });
  });

  it('takes a signature under a secret that is being replaced', async () => {
    const rig = new WebhookRig();
    const bytes = Buffer.from(JSON.stringify(text));
    expect(await rig.receiver.receive(signed(bytes, { secret: 'old-secret' }), bytes)).toMatchObject({
      status: 200,
    });
  });

  it('keeps every change of a body', async () => {
    const rig = new WebhookRig();
    const outcome = await rig.tell(eventBody(textChange(1), chatStateChange('COMPOSING'), textChange(2)));
    expect(outcome).toEqual({ status: 200, told: 3, appended: 2 });
    expect(rig.log.messages('c').map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  it('says 200 to what came before, and tells it once', async () => {
    const rig = new WebhookRig();
    await rig.tell(text);
    expect(await rig.tell(text)).toEqual({ status: 200, told: 1, appended: 0 });
    expect(rig.log.events('c')).toHaveLength(1);
  });

  it('says 200 to what it does not know, and asks no store', async () => {
    const rig = new WebhookRig();
    const unknown = { kind: 'notification', type: 'qs.Something', body: { changes: [textChange(1)] } };
    expect(await rig.tell(unknown)).toEqual({ status: 200, told: 0, appended: 0 });
    expect(rig.log.offered).toEqual([]);
  });

  it('never offers a private note to the store, nor to the log lines', async () => {
    const rig = new WebhookRig();
    await rig.tell(fixture('webhook.private-agent-note'));
    await rig.tell(eventBody(textChange(1), textChange(2, { messageAudience: 'AGENTS_AND_MANAGERS' })));
    expect(rig.log.offered).toHaveLength(1);
    expect(rig.lines.join()).not.toContain('internal remark');
  });

  it('keeps equal conversations of different accounts apart', async () => {
    const rig = new WebhookRig();
    const bytes = Buffer.from(JSON.stringify(text));
    const other = {
      'x-liveperson-account-id': '87654321',
      'x-liveperson-client-id': 'app-2',
      secret: 'other-secret',
    };
    await rig.receiver.receive(signed(bytes), bytes);
    expect(await rig.receiver.receive(signed(bytes, other), bytes)).toMatchObject({ appended: 1 });
    expect(rig.log.events('c', '87654321')).toHaveLength(1);
  });

  it('answers only after everything is durable', async () => {
    const log = new HeldLog();
    const rig = new WebhookRig({ events: log });
    let answered = false;
    const outcome = rig.tell(text).then((value) => {
      answered = true;
      return value;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(answered).toBe(false);
    log.gate.resolve('go');
    expect(await outcome).toMatchObject({ status: 200, appended: 1 });
  });

  it('says 503 when the store fails, and 200 when it comes again', async () => {
    const log = new HeldLog();
    const rig = new WebhookRig({ events: log });
    log.gate.reject(Object.assign(new Error('disk full: text 1'), { code: 'ENOSPC' }));
    expect(await rig.tell(text)).toEqual({ status: 503, reason: 'store' });
    expect(rig.lines.join()).toContain('Error ENOSPC');
    expect(rig.lines.join()).not.toContain('text 1');
    expect(await new WebhookRig().tell(text)).toMatchObject({ status: 200 });
  });

  it('says 503 when the map of dialogs fails', async () => {
    const log = new FakeEventLog();
    log.conversationOf = () => Promise.reject(new Error('gone'));
    const rig = new WebhookRig({ events: log });
    expect(await rig.tell(eventBody(textChange(1, { conversationId: undefined })))).toMatchObject({
      status: 503,
    });
    expect(log.offered).toEqual([]);
  });

  it('says 503 when the store is slower than it may be, and stays whole when it is done after all', async () => {
    const log = new HeldLog();
    const rig = new WebhookRig({ events: log, deadlineMs: 5 });
    expect(await rig.tell(text)).toEqual({ status: 503, reason: 'store' });
    log.gate.resolve('go');
    expect(await rig.tell(text)).toMatchObject({ status: 200 });
    expect(log.events('c')).toHaveLength(1);
  });

  it('writes the account and counts, and nothing that was said', async () => {
    const rig = new WebhookRig();
    await rig.tell(eventBody(textChange(1), chatStateChange('PAUSE')));
    expect(rig.lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { level: 20, time: expect.any(String), account: '12345678', told: 2, appended: 1, msg: 'webhook kept' },
    ]);
  });
});

describe('chat states', () => {
  it('are told to those who listen, and kept nowhere', async () => {
    const rig = new WebhookRig();
    expect(await rig.tell(eventBody(chatStateChange('COMPOSING')))).toEqual({
      status: 200,
      told: 1,
      appended: 0,
    });
    const by = { role: 'ASSIGNED_AGENT', id: 'agent' };
    const key = { accountId: '12345678', id: 'c' };
    expect(rig.chatStates).toEqual([{ key, chatState: 'COMPOSING', by, at: 1_700_000_000_000 }]);
    expect(rig.log.offered).toEqual([]);
  });

  it('wait for what is durable', async () => {
    const log = new HeldLog();
    const rig = new WebhookRig({ events: log });
    const outcome = rig.tell(eventBody(chatStateChange('PAUSE'), textChange(1)));
    await new Promise((resolve) => setImmediate(resolve));
    expect(rig.chatStates).toEqual([]);
    log.gate.resolve('go');
    await outcome;
    expect(rig.chatStates).toHaveLength(1);
  });

  it('go to the conversation of their dialog', async () => {
    const rig = new WebhookRig();
    await rig.tell(
      stateBody(stateChange({ dialogs: [{ dialogId: 's', dialogType: 'POST_SURVEY', creationTs: 1 }] })),
    );
    await rig.tell(eventBody(chatStateChange('COMPOSING', { conversationId: undefined, dialogId: 's' })));
    expect(rig.chatStates).toMatchObject([{ key: { id: 'c' } }]);
  });

  it('may be lost: a failure of theirs costs nothing that is kept', async () => {
    const rig = new WebhookRig({
      chatStates: {
        publish: () => {
          throw new Error('nobody there');
        },
      },
    });
    const outcome = await rig.tell(eventBody(chatStateChange('COMPOSING'), textChange(1)));
    expect(outcome).toEqual({ status: 200, told: 2, appended: 1 });
  });

  it('do not have a webhook sent again when the map of dialogs is slow', async () => {
    const log = new FakeEventLog();
    log.conversationOf = () => new Promise(() => undefined);
    const rig = new WebhookRig({ events: log, deadlineMs: 5 });
    const typing = chatStateChange('COMPOSING', { conversationId: undefined });
    expect(await rig.tell(eventBody(typing))).toMatchObject({ status: 200 });
    expect(rig.chatStates).toEqual([]);
  });
});
