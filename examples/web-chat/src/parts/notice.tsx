import { useEffect, useState } from 'react';
import { Icon } from './icon';

/** A connection that is back within this time was not worth a word. */
const patienceMs = 900;

/** Says that the connection is lost, and that nothing is lost with it. */
export function Notice({ isConnected }: { readonly isConnected: boolean }) {
  const [isShown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(!isConnected), isConnected ? 0 : patienceMs);
    return () => clearTimeout(timer);
  }, [isConnected]);
  return (
    <div role="status" className="notice" data-shown={isShown}>
      {isShown && (
        <p>
          <Icon name="clock" />
          Connecting again. What you write is kept and goes out as soon as it can.
        </p>
      )}
    </div>
  );
}
