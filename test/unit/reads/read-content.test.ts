import { describe, expect, it } from '@jest/globals';
import { readContent, richContent } from '../../../src/liveperson/read-content.js';
import { readQuickReplies } from '../../../src/liveperson/read-quick-replies.js';

const click = { actions: [{ type: 'publishText', text: 'Yes' }], metadata: [{ type: 'Answer', id: 'a' }] };
const replies = { type: 'quickReplies', itemsPerRow: 8, replies: [{ type: 'button', title: 'Yes', click }] };

describe('readContent', () => {
  it('reads a plain text', () => {
    expect(readContent({ contentType: 'text/plain', message: 'hello 👋' })).toEqual({
      kind: 'text',
      text: 'hello 👋',
      quickReplies: [],
    });
  });

  it('reads a file with what it has', () => {
    const message = {
      relativePath: '/v1/a.PNG',
      fileType: 'PNG',
      caption: 'A',
      preview: 'data:image/png;base64,AA',
    };
    expect(readContent({ contentType: 'hosted/file', message })).toEqual({ kind: 'file', ...message });
    const { relativePath, fileType } = message;
    expect(readContent({ contentType: 'hosted/file', message: { relativePath, fileType } })).toEqual({
      kind: 'file',
      relativePath,
      fileType,
    });
  });

  it('reads a secure form by either name of its title', () => {
    const form = { kind: 'secureForm', invitationId: 'i', title: 'Card' };
    const contentType = 'forms/secure-invitation';
    expect(readContent({ contentType, message: { invitationId: 'i', title: 'Card' } })).toEqual(form);
    expect(readContent({ contentType, message: { invitationId: 'i', formName: 'Card' } })).toEqual(form);
  });

  it('reads structured content alike from an object and from a JSON text', () => {
    const message = { type: 'vertical', elements: [{ type: 'text', text: 'Now on sale!' }] };
    const read = readContent({ contentType: richContent, message, quickReplies: replies });
    expect(read).toEqual({
      kind: 'rich',
      content: message,
      quickReplies: [{ title: 'Yes', click }],
    });
    const asText = { message: JSON.stringify(message), quickReplies: JSON.stringify(replies) };
    expect(readContent({ contentType: richContent, ...asText })).toEqual(read);
  });

  it.each([
    ['a type that nobody knows', 'external/file', { url: 'https://example.com/a.pdf' }],
    ['a submitted form', 'forms/secure-submission', { invitationId: 'i' }],
    ['a text that is none', 'text/plain', { not: 'a text' }],
    ['a file without a path', 'hosted/file', { fileType: 'PNG' }],
    ['a file without a type', 'hosted/file', { relativePath: '/v1/a.PNG' }],
    ['a form without its id', 'forms/secure-invitation', {}],
    ['structured content that is broken', richContent, '{"type":'],
    ['structured content that is a list', richContent, '[]'],
    ['a type named like a member of every object', 'constructor', 'x'],
    ['a type named like its prototype', '__proto__', 'x'],
  ])('keeps %s as it came', (_what, contentType, message) => {
    expect(readContent({ contentType, message })).toEqual({ kind: 'unsupported', contentType, raw: message });
  });
});

describe('readQuickReplies', () => {
  it('leaves out what is no button with a title', () => {
    const list = [{ title: 'Yes', tooltip: 'y' }, { title: '' }, 'no', null, { title: 7 }];
    expect(readQuickReplies({ replies: list })).toEqual([{ title: 'Yes', tooltip: 'y' }]);
  });

  it('understands a single button without its list', () => {
    expect(readQuickReplies({ replies: { title: 'Yes' } })).toEqual([{ title: 'Yes' }]);
  });

  it.each([[undefined], [null], ['{'], [[]], [{ replies: 'none' }], [7]])('reads %p as none', (value) => {
    expect(readQuickReplies(value)).toEqual([]);
  });
});
