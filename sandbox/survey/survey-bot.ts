import { appendEvent } from '../conversations/append-event.js';
import { closeConversation } from '../conversations/close-conversation.js';
import type { ConversationListener } from '../conversations/conversation-listener.js';
import type { ConversationParts } from '../conversations/conversation-parts.js';
import type { DialogEvent, PublishedEvent } from '../conversations/dialog-event.js';
import { surveyBotId } from '../conversations/open-survey.js';
import type { Place } from '../conversations/place.js';
import { questionEvent, questionMetadata } from './question-event.js';
import { surveyGreeting, surveyQuestions, surveyThanks } from './survey-questions.js';

/** Greets, asks one question after the other, and closes the survey and its conversation (PCS). */
export function createSurveyBot(parts: ConversationParts): ConversationListener {
  return {
    surveyOpened(conversation, dialog) {
      const place = { conversation, dialog };
      say(parts, place, { event: textEvent(surveyGreeting), metadata: null });
      ask(parts, place);
    },
    eventAppended(conversation, dialog, entry) {
      if (dialog.type !== 'POST_SURVEY' || !isAnswer(entry)) return;
      const place = { conversation, dialog };
      if (/^skip$/i.test(String(entry.event['message']))) finish(parts, place);
      else ask(parts, place);
    },
  };
}

const isAnswer = ({ originator, event }: DialogEvent): boolean =>
  originator.role === 'CONSUMER' && event.type === 'ContentEvent';

/** Asks the next question; how many were asked is seen in the dialog itself. */
function ask(parts: ConversationParts, place: Place): void {
  const asked = place.dialog.events.filter(({ event }) => event['quickReplies'] !== undefined).length;
  const question = surveyQuestions[asked];
  if (question) say(parts, place, { event: questionEvent(question), metadata: questionMetadata(question) });
  else finish(parts, place);
}

function finish(parts: ConversationParts, place: Place): void {
  say(parts, place, { event: textEvent(surveyThanks), metadata: null });
  closeConversation(parts, place.conversation, { by: 'AGENT' });
}

const textEvent = (message: string): PublishedEvent => ({
  type: 'ContentEvent',
  message,
  contentType: 'text/plain',
});

function say(parts: ConversationParts, place: Place, words: Pick<DialogEvent, 'event' | 'metadata'>): void {
  const originator = { id: surveyBotId, role: 'AGENT' } as const;
  appendEvent(parts, place, { ...words, originator, audience: 'ALL' });
}
