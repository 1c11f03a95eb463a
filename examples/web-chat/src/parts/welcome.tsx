import { suggestions } from './suggestions';

/** Before the first word. */
export function Welcome({ onPick }: { readonly onPick: (text: string) => void }) {
  return (
    <section className="welcome" aria-labelledby="greeting">
      <h2 id="greeting">
        Hello. <em>What can we do for you?</em>
      </h2>
      <p>Write below, or begin with one of these. The agent of the sandbox answers at once.</p>
      <ul>
        {suggestions.map(({ label, text }) => (
          <li key={text}>
            <button type="button" className="chip" onClick={() => onPick(text)}>
              {label}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
