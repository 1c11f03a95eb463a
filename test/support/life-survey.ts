/** What a consumer's application must be able to do for a survey to follow (PCS). */
export const surveyFeatures = ['RICH_CONTENT', 'QUICK_REPLIES', 'MULTI_DIALOG'] as const;
