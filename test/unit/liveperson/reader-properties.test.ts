import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readAppJwt } from '../../../src/liveperson/app-jwt.js';
import { readConsumerJws } from '../../../src/liveperson/consumer-jws.js';
import { readFileUrl } from '../../../src/liveperson/file-urls.js';
import { isRecord } from '../../../src/liveperson/is-record.js';
import { readBaseUris } from '../../../src/liveperson/read-base-uris.js';
import { readBatch } from '../../../src/liveperson/read-batch.js';
import { readCreateConversation } from '../../../src/liveperson/read-create-conversation.js';
import { readEventMessage } from '../../../src/liveperson/read-event-message.js';
import { readHistory } from '../../../src/liveperson/read-history-record.js';
import { readNotification } from '../../../src/liveperson/read-notification.js';
import { readRestConversation } from '../../../src/liveperson/read-rest-conversation.js';
import { readRestMessages } from '../../../src/liveperson/read-rest-messages.js';
import { readSend, readSequence } from '../../../src/liveperson/read-send.js';
import { readTokenClaims } from '../../../src/liveperson/read-token-claims.js';
import { isAppJwtRefused, readUpstreamError } from '../../../src/liveperson/read-upstream-error.js';
import { anyJson, anyText, jsonLike } from '../../support/hostile-json.js';
import { notificationModels } from '../../support/hostile-notifications.js';

const ids = { profile: '1', conversation: '2' };

/** What reads an answer, or the body of a webhook. */
const readers: readonly ((body: unknown) => unknown)[] = [
  readAppJwt,
  readConsumerJws,
  (body) => isRecord(body) && readFileUrl(body),
  readBaseUris,
  (body) => readBatch(body, ['1', '2']),
  (body) => readCreateConversation(body, ids),
  readUpstreamError,
  isAppJwtRefused,
];

/** Those whose numbers and times callers are shown. */
const showing: typeof readers = [
  readEventMessage,
  readHistory,
  readNotification,
  readRestConversation,
  (body) => readRestMessages(body, 'dialog')?.messages,
  (body) => {
    const item = readSend(body);
    return { sequence: item && readSequence(item) };
  },
];

const folder = new URL('../../fixtures/liveperson/', import.meta.url);
const samples = readdirSync(folder)
  .filter((name) => /^(webhook\.|.*response\.json$)/.test(name))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as unknown);

const restMessages = {
  data: [
    {
      sequence: 0,
      createdTs: 1,
      dialogId: 'd',
      originator: { role: 'AGENT', id: 'a' },
      type: 'PLAIN_TEXT',
      content: { text: 'x' },
    },
  ],
  links: { next: '/next' },
};
const receipts = [
  { messageId: 'm', dialogId: 'd', seq: 0, participantType: 'AGENT', messageDeliveryStatus: 'READ' },
];
const record = {
  info: { conversationId: 'c', startTimeL: 1, endTimeL: 2, status: 'CLOSE', latestSkillId: 3 },
  dialogs: [{ dialogId: 'd', startTimeL: 1, endTimeL: 2, status: 'CLOSE' }],
  consumerParticipants: [{ participantId: 'p', timeL: 1 }],
  agentParticipants: [{ agentId: 'a', permission: 'ASSIGNED_AGENT', timeL: 1 }],
  messageRecords: [
    {
      type: 'TEXT_PLAIN',
      messageData: { msg: { text: 'x' } },
      messageId: 'm',
      seq: 0,
      dialogId: 'd',
      sentBy: 'Consumer',
      timeL: 1,
    },
  ],
  messageStatuses: receipts,
};
const models = [
  ...samples,
  ...notificationModels('c'),
  restMessages,
  { conversationHistoryRecords: [record] },
];

/** Any JSON, most of it near to what LivePerson says. */
const bodies = fc
  .oneof({ weight: 1, arbitrary: anyJson }, { weight: 4, arbitrary: fc.oneof(...models.map(jsonLike)) })
  .map((text) => JSON.parse(text) as unknown);

/** Members that GraphQL shows as `Int` or `DateTime`, wherever they stand in what was read. */
function unpresentable(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    // What came along as it was is shown as JSON.
    if (name === 'raw' || name === 'click' || name === 'content') return [];
    const most = name === 'sequence' ? 2 ** 31 - 1 : /(At|Ms)$/.test(name) ? 8.64e15 : Infinity;
    const isNumber = typeof member === 'number';
    return [
      ...(isNumber && !(member >= 0 && member <= most) ? [`${name}: ${member}`] : []),
      ...unpresentable(member),
    ];
  });
}

describe('the readers of LivePerson’s answers', () => {
  it('never throw, and give only what GraphQL can show, whatever they are given', () => {
    const before = Reflect.ownKeys(Object.prototype).length;
    fc.assert(
      fc.property(bodies, (body) => {
        for (const read of readers) read(body);
        for (const read of showing) expect(unpresentable(read(body))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
    expect(Reflect.ownKeys(Object.prototype)).toHaveLength(before);
  });

  it('take what cannot become a text, and numbers that GraphQL cannot show, for nothing', () => {
    const noText = { toString: null, valueOf: 1 };
    const agent = { agentId: 'a', permission: noText };
    const message = {
      type: noText,
      messageId: 'm',
      seq: 2 ** 40,
      dialogId: 'd',
      sentBy: noText,
      timeL: 2 ** 53 - 1,
    };
    const messageStatuses = [{ ...receipts[0], participantType: noText }];
    const strange = { ...record, agentParticipants: [agent], messageRecords: [message], messageStatuses };
    expect(readHistory({ conversationHistoryRecords: [strange] })).toMatchObject([{ id: 'c', messages: [] }]);
    const queryParams = { temp_url_sig: 's', temp_url_expires: noText };
    expect(readFileUrl({ relativePath: '/a', queryParams })).toBeUndefined();
  });

  it('read the claims of any token without a fault', () => {
    const tokens = fc.oneof(
      anyText,
      anyJson.map((claims) => `e30.${Buffer.from(claims).toString('base64url')}.x`),
    );
    fc.assert(
      fc.property(tokens, (token) => {
        readTokenClaims(token);
        const { lifetimeMs = 1 } = readAppJwt({ access_token: token }) ?? {};
        expect(lifetimeMs).toBeGreaterThan(0);
        expect(lifetimeMs).toBeLessThan(Infinity);
        readConsumerJws({ token });
      }),
      { numRuns: 1000 },
    );
  });
});
