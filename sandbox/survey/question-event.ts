import type { PublishedEvent } from '../conversations/dialog-event.js';
import type { SurveyQuestion, SurveyReply } from './survey-questions.js';

const groupId = 'd55ffc18-da33-4c40-a20a-2958ec3f4c88';
const style = {
  bold: false,
  size: 'medium',
  italic: false,
  color: '#4d4e4e',
  'background-color': '#ffffff',
  'border-color': '#d0d2d3',
  'border-radius': 14,
};

/** A question as a text with quick replies; each reply carries the answer as metadata (PCS). */
export const questionEvent = (question: SurveyQuestion): PublishedEvent => ({
  type: 'ContentEvent',
  message: question.text,
  contentType: 'text/plain',
  quickReplies: {
    type: 'quickReplies',
    itemsPerRow: 8,
    replies: question.replies.map((reply) => replyButton(question, reply)),
  },
});

/** The metadata that tells which question a message asks (PCS). */
export const questionMetadata = ({ id, replies }: SurveyQuestion): readonly unknown[] => [
  {
    type: 'Question',
    id,
    groupId,
    surveyId: '499706313',
    provider: 'AC',
    replies: replies.map((reply) => reply.id),
  },
];

function replyButton({ id: questionId }: SurveyQuestion, { id, title }: SurveyReply) {
  const answer = { type: 'Answer', questionId, id, provider: 'AC' };
  const metadata = [title === 'Skip' ? { ...answer, groupId } : answer];
  const click = { metadata, actions: [{ type: 'publishText', text: title }] };
  return { type: 'button', tooltip: title, title, style, click };
}
