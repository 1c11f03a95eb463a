import { describe, expect, it } from '@jest/globals';
import { fixture } from '../../support/unit-fixture.js';
import { eventBody, fromConsumer, receiptChange, surveyState, textChange } from './notifications.js';
import { WebhookRig } from './webhook-rig.js';

const inSurvey = { conversationId: undefined, dialogId: 'survey' };
const question = (sequence: number) => eventBody(textChange(sequence, inSurvey));
const sequences = (rig: WebhookRig, id: string) => rig.log.messages(id).map(({ sequence }) => sequence);

describe('events of a survey that name their dialog alone', () => {
  it('go to the conversation that the state named', async () => {
    const rig = new WebhookRig();
    await rig.tell(surveyState);
    await rig.tell(question(0));
    expect(sequences(rig, 'c')).toEqual([0]);
    expect(rig.log.record('survey')).toBeUndefined();
  });

  it('come home when they beat the state, once', async () => {
    const rig = new WebhookRig();
    await rig.tell(question(0));
    await rig.tell(question(1));
    expect(sequences(rig, 'c')).toEqual([]);
    await rig.tell(surveyState);
    await rig.tell(surveyState);
    await rig.tell(question(1));
    await rig.tell(question(2));
    expect(sequences(rig, 'c')).toEqual([0, 1, 2]);
  });

  it('come home in any number', async () => {
    const rig = new WebhookRig();
    const many = Array.from({ length: 250 }, (_, sequence) => textChange(sequence, inSurvey));
    await rig.tell(eventBody(...many));
    await rig.tell(surveyState);
    expect(sequences(rig, 'c')).toHaveLength(250);
  });

  it('come home with their receipts', async () => {
    const rig = new WebhookRig();
    const receipt = { ...receiptChange(5, 'READ', [0]), ...inSurvey };
    await rig.tell(eventBody(textChange(0, inSurvey), receipt));
    await rig.tell(surveyState);
    const kinds = rig.log.events('c').map(({ body }) => body.kind);
    expect(kinds).toEqual(['conversationChanged', 'messageAdded', 'messageStatusChanged']);
  });

  it('are nobody’s conversation until then', async () => {
    const rig = new WebhookRig();
    await rig.tell(eventBody(textChange(0, { ...inSurvey, ...fromConsumer })));
    expect(rig.log.record('survey')).toMatchObject({ lpConsumerId: '' });
  });

  it('come home when the state comes while they are being kept', async () => {
    const rig = new WebhookRig();
    const apply = rig.log.apply.bind(rig.log);
    let first = true;
    rig.log.apply = async (facts) => {
      if (first) {
        first = false;
        await rig.tell(surveyState);
      }
      return apply(facts);
    };
    await rig.tell(question(0));
    expect(sequences(rig, 'c')).toEqual([0]);
  });

  it('come home after a store that failed in the middle', async () => {
    const rig = new WebhookRig();
    await rig.tell(question(0));
    const read = rig.log.read.bind(rig.log);
    rig.log.read = () => Promise.reject(new Error('gone'));
    expect(await rig.tell(surveyState)).toMatchObject({ status: 503 });
    rig.log.read = read;
    expect(await rig.tell(surveyState)).toMatchObject({ status: 200 });
    expect(sequences(rig, 'c')).toEqual([0]);
  });

  it('are found in the samples, in either order', async () => {
    const text = JSON.stringify(fixture('webhook.main-dialog-closed.survey-open'));
    const state = text.replaceAll('__YOUR_POST_SURVEY_DIALOG_ID__', 'PwT_YK91Sum3vu5H6T3YnA');
    const questions = fixture('webhook.survey-greeting-and-question.two-changes');
    for (const bodies of [
      [state, questions],
      [questions, state],
    ]) {
      const rig = new WebhookRig();
      for (const body of bodies) await rig.tell(body);
      expect(sequences(rig, '__YOUR_CONVERSATION_ID__')).toEqual([0, 1]);
    }
  });
});

describe('a main dialog that is named alone', () => {
  it('is its conversation', async () => {
    const rig = new WebhookRig();
    await rig.tell(fixture('webhook.conversation-created.minimal'));
    await rig.tell(fixture('webhook.text-from-consumer'));
    const id = '5491244f-e462-4c63-bf4e-faf4b2d3e7b5';
    expect(rig.log.events(id).map(({ body }) => body.kind)).toEqual(['conversationChanged', 'messageAdded']);
    expect(rig.log.record(id)?.lpConsumerId).toMatch(/^ade26082/);
  });
});
