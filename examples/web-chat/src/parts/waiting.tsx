import { useEffect, useState } from 'react';
import type { Chat } from '../chat';
import type { Entry } from '../outbox';
import { keptPicture } from '../pictures';
import { Blank, Words } from './content';
import { Icon } from './icon';

/** What was sent and is not confirmed yet, shown at once; what failed can be tried again. */
export function Waiting({ entry, chat }: { readonly entry: Entry; readonly chat: Chat }) {
  const { content, externalId, failed } = entry;
  if (content.kind === 'press' && content.press.publishText === undefined && failed === undefined)
    return null;
  return (
    <article className="row own" data-waiting={failed === undefined} data-failed={failed !== undefined}>
      <span className="hidden">You: </span>
      {content.kind === 'picture' ? (
        <Picture externalId={externalId} />
      ) : (
        <Words text={content.kind === 'text' ? content.text : (content.press.publishText ?? 'Your choice')} />
      )}
      {failed === undefined ? (
        <p className="meta">
          <Icon name="clock" /> Sending
        </p>
      ) : (
        <p className="meta failure" role="alert">
          <Icon name="alert" /> {failed}
          <button type="button" onClick={() => chat.again(externalId)}>
            Send again
          </button>
          <button type="button" onClick={() => chat.drop(externalId)}>
            Delete
          </button>
        </p>
      )}
    </article>
  );
}

function Picture({ externalId }: { readonly externalId: string }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    let made: string | undefined;
    void keptPicture(externalId).then(
      (picture) => setAddress((made = URL.createObjectURL(picture))),
      () => undefined,
    );
    return () => {
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [externalId]);
  return (
    <span className="bubble file">
      {address === undefined ? <Blank /> : <img src={address} alt="" />}
      <span className="hidden">Picture</span>
    </span>
  );
}
