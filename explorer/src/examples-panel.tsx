import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import type { GraphiQLPlugin } from '@graphiql/react';
import { useState } from 'react';
import { examples } from './examples.js';
import type { Example } from './examples.js';
import { prepare } from './prepare.js';

const headings = { mutation: 'Mutations', subscription: 'Subscriptions', query: 'Queries' } as const;
const kinds = ['mutation', 'subscription', 'query'] as const;

/** Puts an example into the editors: in its own tab when it has one, else in an empty or a new one. */
function useOpen(): ((example: Example) => Promise<string>) | undefined {
  const actions = useGraphiQLActions();
  const { tabs, activeTabIndex, queryEditor, variableEditor } = useGraphiQL((state) => state);
  // The editors come a moment after the list.
  if (queryEditor === undefined || variableEditor === undefined) return undefined;
  return async (example) => {
    const { variables, note } = await prepare(example);
    const own = tabs.findIndex(({ operationName }) => operationName === example.name);
    const isEmpty = !/^[^#\s]/m.test(tabs[activeTabIndex]?.query ?? '');
    if (own >= 0) actions.changeTab(own);
    else if (!isEmpty) actions.addTab();
    queryEditor.setValue(example.document);
    variableEditor.setValue(JSON.stringify(variables, null, 2));
    // On a phone the editors are below the list.
    queryEditor.getContainerDomNode().scrollIntoView({ block: 'nearest' });
    return note;
  };
}

function ExamplesPanel() {
  const open = useOpen();
  const [note, setNote] = useState('');
  const choose = (example: Example): void => {
    setNote('…');
    open?.(example).then(setNote, (error: unknown) => setNote(`Not ready to run: ${String(error)}`));
  };
  return (
    <section className="examples" aria-label="Examples">
      <h2>Examples</h2>
      <p className="note" role="status">
        {note === '' ? 'Each opens in a tab, with variables that work.' : note}
      </p>
      {kinds.map((kind) => (
        <div key={kind}>
          <h3>{headings[kind]}</h3>
          <ul>
            {examples
              .filter((example) => example.kind === kind)
              .map((example) => (
                <li key={example.name}>
                  <button type="button" disabled={open === undefined} onClick={() => choose(example)}>
                    {example.name}
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

const ExamplesIcon = () => (
  <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
    <path d="M4 6.500A2.500 2.500 0 0 1 6.500 4h11A2.500 2.500 0 0 1 20 6.500v7a2.500 2.500 0 0 1-2.500 2.500H12l-5 4v-4h-.5A2.500 2.500 0 0 1 4 13.500z" />
    <path d="M8 8.500h8M8 12h5" strokeLinecap="round" />
  </svg>
);

/** The examples as a plugin of GraphiQL. */
export const examplesPlugin: GraphiQLPlugin = {
  title: 'Examples',
  icon: ExamplesIcon,
  content: ExamplesPanel,
};
