import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clientPropertiesHeader } from '../../../src/liveperson/client-properties.js';
import { createConversation } from '../../../src/liveperson/create-conversation.js';
import { consumerJwsRequest } from '../../../src/liveperson/consumer-jws.js';
import { publishFile, publishReceipt, publishText } from '../../../src/liveperson/publish-event.js';
import { closeConversation, submitCsat } from '../../../src/liveperson/update-conversation-field.js';
import { anyText } from '../../support/hostile-json.js';

const optionalText = fc.option(anyText, { nil: undefined });
const place = fc.record({ dialogId: anyText, conversationId: optionalText });
const reread = (request: unknown): unknown => JSON.parse(JSON.stringify(request)) as unknown;

describe('the builders of LivePerson’s requests', () => {
  it('write any text so that it reads back, and the same input as the same bytes', () => {
    fc.assert(
      fc.property(anyText, place, anyText, (id, where, text) => {
        const build = () => publishText({ id, place: where, event: { text } });
        expect(reread(build())).toMatchObject({
          kind: 'req',
          id,
          body: { dialogId: where.dialogId, event: { message: text } },
        });
        expect(JSON.stringify(build())).toBe(JSON.stringify(build()));
      }),
      { numRuns: 500 },
    );
  });

  it('write files and receipts of any names and numbers so that they read back', () => {
    const sequences = fc.array(fc.nat());
    fc.assert(
      fc.property(place, anyText, sequences, (where, path, sequence) => {
        const event = { relativePath: path, fileType: path, caption: path };
        expect(reread(publishFile({ id: '1', place: where, event }))).toMatchObject({
          body: { event: { message: event } },
        });
        const receipt = { status: 'READ', sequences: sequence } as const;
        expect(reread(publishReceipt({ id: '1', place: where, event: receipt }))).toMatchObject({
          body: { event: { sequenceList: sequence } },
        });
      }),
      { numRuns: 500 },
    );
  });

  it('write a profile and a conversation of any texts in their order, and nothing that is undefined', () => {
    const person = fc.record({ firstName: optionalText, lastName: optionalText, company: optionalText });
    fc.assert(
      fc.property(anyText, person, optionalText, (accountId, personalInfo, skillId) => {
        const opening = {
          accountId,
          userProfile: { ...personalInfo, personalInfo },
          routing: { channelType: 'MESSAGING', skillId },
        };
        const built = createConversation(opening, { profile: 'p', conversation: 'c' });
        expect(reread(built)).toEqual(built);
        expect(built[1].body).toMatchObject({
          brandId: accountId,
          ...(skillId !== undefined && { skillId }),
        });
      }),
      { numRuns: 500 },
    );
  });

  it('write any consumer and any change of a conversation so that it reads back', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 5 }), (text, rating) => {
        expect(JSON.parse(consumerJwsRequest(text))).toEqual({ ext_consumer_id: text });
        const update = { id: text, conversationId: text };
        const csat = { rating, resolved: true, status: 'FILLED' } as const;
        expect(reread(closeConversation(update))).toEqual(closeConversation(update));
        expect(reread(submitCsat(update, csat))).toEqual(submitCsat(update, csat));
      }),
      { numRuns: 500 },
    );
  });

  it('write client properties of any text as a header in ASCII that reads back', () => {
    fc.assert(
      fc.property(anyText, fc.array(anyText, { maxLength: 3 }), (appId, features) => {
        const header = clientPropertiesHeader({ appId, features });
        expect(header).toMatch(/^[\x20-\x7e]*$/);
        expect(JSON.parse(header)).toMatchObject({ type: '.ClientProperties', appId, features });
      }),
      { numRuns: 500 },
    );
  });
});
