import { useEffect, useId, useRef, useState } from 'react';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import type { Chat } from '../chat';
import { Icon } from './icon';

const accepted = ['image/png', 'image/jpeg', 'image/gif'];
const largestBytes = 3 * 1024 * 1024;
const longestText = 5000;

/** Where the consumer writes, and chooses a picture. Enter sends; Shift and Enter begin a new line. */
export function Composer({ chat, takesPictures }: { readonly chat: Chat; readonly takesPictures: boolean }) {
  const [text, setText] = useState('');
  const [refusal, refuse] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const hint = useId();
  useEffect(() => {
    if (matchMedia('(hover: hover)').matches) field.current?.focus();
  }, []);
  const send = () => {
    if (text.trim() === '') return;
    chat.say(text.trim());
    setText('');
    field.current?.focus();
  };
  const sendPicture = (picture: File | undefined) => {
    if (!picture) return;
    if (!accepted.includes(picture.type)) refuse('Choose a picture: PNG, JPEG or GIF.');
    else if (picture.size > largestBytes) refuse('This picture is larger than 3 MB.');
    else void chat.sendPicture(picture).then(() => refuse(''));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const onPaste = (event: ClipboardEvent) => sendPicture(event.clipboardData.files[0]);
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p role="alert" className="refusal">
        {refusal}
      </p>
      <div className="composer-row">
        <label className="round" title="Send a picture">
          <input
            type="file"
            accept={accepted.join()}
            aria-label="Send a picture"
            disabled={!takesPictures}
            onChange={({ target }) => {
              sendPicture(target.files?.[0]);
              target.value = '';
            }}
          />
          <Icon name="attach" />
        </label>
        <div className="grow" data-text={text}>
          <textarea
            ref={field}
            id="message"
            rows={1}
            value={text}
            maxLength={longestText}
            aria-label="Message"
            aria-describedby={hint}
            placeholder="Write a message"
            onChange={({ target }) => {
              setText(target.value);
              refuse('');
              chat.typing();
            }}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
          />
        </div>
        <button type="submit" className="round send" aria-label="Send" disabled={text.trim() === ''}>
          <Icon name="send" />
        </button>
      </div>
      <p id={hint} className="hidden">
        Enter sends. Shift and Enter begin a new line.
      </p>
    </form>
  );
}
