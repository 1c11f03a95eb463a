/** After the last word: a closed conversation is never opened again. */
export function Ending({ onAnew }: { readonly onAnew: () => void }) {
  return (
    <footer className="ending">
      <p>Thank you for talking with us. This conversation is closed.</p>
      <button type="button" className="primary" onClick={onAnew}>
        Start a new conversation
      </button>
    </footer>
  );
}
