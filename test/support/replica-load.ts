import { between, shuffled } from './webhook-random.js';
import type { Random } from './webhook-random.js';
import { eventsWebhook, isReceipt, stateLabel, stateWebhook } from './webhook-story.js';
import type { ToldConversation, Webhook } from './webhook-story.js';

/** Everything that is told of one conversation after its first state. */
export interface ConversationStory {
  readonly told: ToldConversation;
  readonly first: Webhook;
  /** In the order in which it happened. */
  readonly webhooks: readonly Webhook[];
  /** Labels that every subscriber has to hear: an older state that comes after a newer one need not be told. */
  readonly required: ReadonlySet<string>;
  /** Labels of the other states. */
  readonly allowed: ReadonlySet<string>;
  /** Labels of the messages in LivePerson's order: the main dialog, then the survey, each by its numbers. */
  readonly messages: readonly string[];
}

/** One webhook in so many tells how the conversation stands. */
const stateEach = 25;
/** The part of the events that happens in the survey. */
const surveyPart = 0.2;

/** A conversation that so many webhooks tell of, its first state and its end not counted. */
export function conversationStory(told: ToldConversation, count: number, random: Random): ConversationStory {
  const states = Math.max(2, Math.floor(count / stateEach));
  const inSurvey = Math.floor((count - states) * surveyPart);
  const main = { ...told, dialogId: told.conversationId, isNamed: true };
  const mainWebhooks = dialogWebhooks(main, count - states - inSurvey, random);
  const surveyWebhooks = dialogWebhooks(
    { ...told, dialogId: told.surveyId, isNamed: false },
    inSurvey,
    random,
  );
  const stateWebhooks = Array.from({ length: states }, (_, at) =>
    stateWebhook(told, at + 1, at < states / 2 ? 'joined' : 'survey'),
  );
  const numbered = [...mainWebhooks, ...surveyWebhooks].flatMap(({ labels }) => labels);
  return {
    told,
    first: stateWebhook(told, 0, 'created'),
    webhooks: [...mainWebhooks, ...stateWebhooks, ...surveyWebhooks],
    required: new Set([stateLabel(0), stateLabel(states), ...numbered]),
    allowed: new Set(Array.from({ length: states - 1 }, (_, at) => stateLabel(at + 1))),
    messages: numbered.filter((label) => label.startsWith('message')),
  };
}

/** The message that is told after everything else, in a body of its own. */
export function endOf({ told, messages }: ConversationStory): Webhook {
  const numbers = messages.map((label) => Number(label.split(' ').at(-1)));
  let sequence = Math.max(...numbers) + 2;
  while (isReceipt(sequence)) sequence += 1;
  return eventsWebhook({ ...told, dialogId: told.surveyId, isNamed: true }, [sequence]);
}

/** The webhooks of all stories and some of them twice, in a random order. */
export function shuffledLoad(
  stories: readonly ConversationStory[],
  repeatedPart: number,
  random: Random,
): readonly Webhook[] {
  const once = stories.flatMap(({ webhooks }) => webhooks);
  const again = shuffled(once, random).slice(0, Math.round(once.length * repeatedPart));
  return shuffled([...once, ...again], random);
}

type Dialog = Parameters<typeof eventsWebhook>[0];

/** Numbered events in webhooks of one or two; bodies of dialogs that need not be named name them or do not. */
function dialogWebhooks(dialog: Dialog, count: number, random: Random): Webhook[] {
  let sequence = 0;
  return Array.from({ length: count }, () => {
    const size = between(random, 1, 10) === 1 ? 2 : 1;
    const sequences = Array.from({ length: size }, (_, at) => sequence + at);
    sequence += size;
    return eventsWebhook({ ...dialog, isNamed: dialog.isNamed || random() < 0.5 }, sequences);
  });
}
