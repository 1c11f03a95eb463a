/** One reply a question offers. */
export interface SurveyReply {
  readonly id: string;
  readonly title: string;
}

/** One question of the survey. */
export interface SurveyQuestion {
  readonly id: string;
  readonly text: string;
  readonly replies: readonly SurveyReply[];
}

/** What the survey bot says first (PCS). */
export const surveyGreeting =
  'Hello, I’m the survey bot and I would like to collect your feedback following your past interaction. ' +
  'If you’d like to skip the whole survey type ‘skip’ at any point';

/** What the survey bot says last. */
export const surveyThanks = 'Thank you for your feedback.';

/** The questions, in order; the first one is that of PCS. */
export const surveyQuestions: readonly SurveyQuestion[] = [
  {
    id: '3e70da9b-76de-4c2a-911e-a41aee698b82',
    text: 'How would you rate your overall experience?',
    replies: [
      { id: '4f7c6a7b-033b-4171-a361-abf99e0ea493', title: '1' },
      { id: '1faabbda-05c3-47aa-90af-e6aea481caa4', title: '2' },
      { id: '6a565783-6d86-432f-bf90-2edd32bc0d6d', title: '3' },
      { id: '7aa0012a-1f69-4a98-9b9e-8b650759b57b', title: '4' },
      { id: 'e271cef2-32b1-463d-8f4b-9c0f8d52b3b1', title: '5' },
      { id: 'e02365f0-4361-44e7-aafd-f75f33929373', title: 'Skip' },
    ],
  },
  {
    id: '7b1c0a52-6f0e-4d55-9a3c-2f1f0c5f2a11',
    text: 'Was your issue resolved?',
    replies: [
      { id: 'c1f3b1ae-34a5-4a8b-8a0e-0a2b9d1e7f01', title: 'Yes' },
      { id: 'c1f3b1ae-34a5-4a8b-8a0e-0a2b9d1e7f02', title: 'No' },
      { id: 'c1f3b1ae-34a5-4a8b-8a0e-0a2b9d1e7f03', title: 'Skip' },
    ],
  },
];
