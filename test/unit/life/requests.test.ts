import { describe, expect, it } from '@jest/globals';
import type { WireRequest } from '../../../src/liveperson/wire-request.js';
import { fixture, fixtureNames } from '../../support/unit-fixture.js';
import { notProduced, produced } from './produced.js';

interface FieldBody {
  readonly conversationField?: unknown;
}

/** What goes over the wire; a field in a list of one is the field (MWP: a list of one may be sent bare). */
function onTheWire(request: WireRequest): unknown {
  const { id: _id, ...wire } = JSON.parse(JSON.stringify(request)) as WireRequest<string, FieldBody>;
  const { conversationField } = wire.body;
  if (!Array.isArray(conversationField) || conversationField.length !== 1) return wire;
  return { ...wire, body: { ...wire.body, conversationField: conversationField[0] as unknown } };
}

describe('a request of an existing conversation', () => {
  it.each(Object.entries(produced))('is as in the sample %s', (name, build) => {
    expect(onTheWire(build('1'))).toStrictEqual(onTheWire(fixture<WireRequest>(name)));
  });

  it.each(Object.keys(produced))('has the id that it is given: %s', (name) => {
    expect(produced[name]?.('the-id').id).toBe('the-id');
  });

  it('has a sample that is produced, or a reason why not', () => {
    const others = /^(create-conversation|app-install|consumer-jws|history|http|monitoring-engagement)\./;
    const samples = fixtureNames(/\.request$/).filter((name) => !others.test(name));

    expect([...Object.keys(produced), ...Object.keys(notProduced)].sort()).toEqual(samples);
  });

  it('names what is published for the main dialog by both ids when both are known', () => {
    const build = produced['send-text.with-conversation-id.request'];

    expect(build?.('1').body).toMatchObject({
      conversationId: 'cbf6e739-dfe6-4e3c-a544-2504afbe8747',
      dialogId: 'cbf6e739-dfe6-4e3c-a544-2504afbe8747',
    });
  });
});
