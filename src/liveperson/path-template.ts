import {
  appJwtPath,
  baseUrisPath,
  consumerJwsPath,
  conversationPath,
  historyByConsumerPath,
  historyByIdPath,
  restConversationPath,
  restMessagesPath,
  sendPath,
} from './endpoints.js';

const withoutQuery = (path: string): string => path.split('?', 1)[0] ?? '';

/** Every path here, with words in capitals where ids stand. */
const known = [
  baseUrisPath('ACCOUNT'),
  appJwtPath('ACCOUNT'),
  consumerJwsPath('ACCOUNT'),
  conversationPath('ACCOUNT'),
  sendPath('ACCOUNT'),
  historyByIdPath('ACCOUNT'),
  historyByConsumerPath('ACCOUNT'),
  restConversationPath('CONVERSATION'),
  restMessagesPath('CONVERSATION', 'DIALOG', 0),
].map(withoutQuery);

const templates = known.map((path) => ({
  form: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/[A-Z]{4,}/g, '[^/]+')}$`),
  template: path.replaceAll(/[A-Z]{4,}/g, (word) => `{${word.toLowerCase()}}`),
}));

/** The form of a path, without the ids in it; undefined for one that is not in `endpoints.ts`, such as that of a file. */
export function pathTemplate(path: string): string | undefined {
  const asked = withoutQuery(path);
  return templates.find(({ form }) => form.test(asked))?.template;
}
