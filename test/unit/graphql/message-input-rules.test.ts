import { describe, expect, it } from '@jest/globals';
import * as changes from '../../../src/graphql/inputs/change-inputs.js';
import * as messages from '../../../src/graphql/inputs/message-inputs.js';
import { UserProfileInput } from '../../../src/graphql/inputs/user-profile-input.js';
import { inputOf } from './input-of.js';
import { accountIds, conversationIds, filePaths, holdsRules, id, key, text, whole } from './rule-table.js';
import type { ClassRules, Rule } from './rule-table.js';

const conversation = { accountId: '12345678', conversationId: 'the-id' };
const optionalIds: Rule = [conversationIds[0], conversationIds[1]];
const target = { accountId: accountIds, conversationId: conversationIds, consumerId: id(256) };
const dialog = { ...target, dialogId: optionalIds };
const message = { ...dialog, externalId: id(64), idempotencyKey: key };
const atLeastOne: Rule = [
  ['a', 'x'.repeat(5001)],
  ['', 5],
];
const sequence: Rule = [[0, 7], [-1]];
const metadata: Rule = [
  [[], [{ type: 'ExternalId', id: '1' }]],
  [[{}], ['text'], [null], [{ type: 5 }], 'text', [{ type: 'x', id: 'x'.repeat(5120) }]],
];
const both = ['accountId', 'conversationId'] as const;

const classes: readonly ClassRules[] = [
  [messages.SendTextInput, { ...conversation, text: 'a' }, { ...message, text: atLeastOne }, ...both, 'text'],
  [
    messages.SendFileInput,
    { ...conversation, relativePath: '/v1/a', fileType: 'PNG' },
    { ...message, relativePath: filePaths, caption: text(), preview: text(30_720) },
    ...both,
    'relativePath',
  ],
  [messages.SetChatStateInput, { ...conversation, chatState: 'ACTIVE' }, dialog, ...both],
  [
    messages.AcknowledgeMessagesInput,
    { ...conversation, sequences: [0], status: 'READ' },
    {
      ...dialog,
      sequences: [
        [[0], [1, 5], Array.from({ length: 1000 }, (_, index) => index)],
        [[], [-1], [1.5], Array.from({ length: 1001 }, (_, index) => index)],
      ],
    },
    ...both,
    'sequences',
  ],
  [
    messages.ClickActionInput,
    { ...conversation, sequence: 0, metadata: [] },
    { ...message, sequence, publishText: text(), metadata },
    ...both,
    'sequence',
    'metadata',
  ],
  [messages.FirstMessageInput, { text: 'a' }, { text: atLeastOne, externalId: id(64) }, 'text'],
  [changes.CloseConversationInput, { ...conversation, mode: 'CONVERSATION' }, target, ...both],
  [
    changes.UpdateUserProfileInput,
    { accountId: '12345678', userProfile: inputOf(UserProfileInput, {}) },
    { accountId: accountIds, consumerId: id(256) },
    'accountId',
  ],
  [
    changes.SubmitCsatInput,
    { ...conversation, rating: 5, resolved: true, status: 'FILLED' },
    { ...target, rating: whole(1, 5), idempotencyKey: key },
    ...both,
    'rating',
  ],
  [
    changes.ChangeTtrInput,
    { ...conversation, ttr: 'URGENT', seconds: 300 },
    { ...target, seconds: sequence },
    ...both,
    'seconds',
  ],
  [
    changes.RequestFileUploadInput,
    { ...conversation, fileType: 'PNG', sizeBytes: 1 },
    {
      ...target,
      sizeBytes: [
        [1, 3_145_729],
        [0, -1],
      ],
    },
    ...both,
    'sizeBytes',
  ],
  [
    changes.RequestFileDownloadInput,
    { ...conversation, relativePath: '/v1/a' },
    { ...target, relativePath: filePaths },
    ...both,
    'relativePath',
  ],
];

describe('The inputs of messages and changes', () => {
  holdsRules(classes);

  it('are all tested', () => {
    const names = [...Object.values(messages), ...Object.values(changes)].map((type) => type.name);

    expect(classes.map(([type]) => type.name).sort()).toEqual(names.sort());
  });
});
