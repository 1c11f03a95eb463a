import { useEffect, useRef, useState } from 'react';
import type { Chat } from '../chat';
import { Icon } from './icon';

interface PictureViewProps {
  readonly chat: Chat;
  /** The picture to look at, if there is one. */
  readonly relativePath: string | undefined;
  readonly onClose: () => void;
}

/** A picture as large as the window allows. The browser keeps the focus in it, and Escape closes it. */
export function PictureView({ chat, relativePath, onClose }: PictureViewProps) {
  const box = useRef<HTMLDialogElement>(null);
  const [address, setAddress] = useState<string>();
  const [hasFailed, fail] = useState(false);
  useEffect(() => {
    if (relativePath === undefined) return;
    box.current?.showModal();
    chat.addressOf(relativePath).then(setAddress, () => fail(true));
  }, [chat, relativePath]);
  const close = () => {
    setAddress(undefined);
    fail(false);
    onClose();
  };
  return (
    <dialog ref={box} className="picture" aria-label="Picture" onClose={close}>
      {address !== undefined && !hasFailed && (
        <img src={address} alt="The picture that was sent" onError={() => fail(true)} />
      )}
      {hasFailed && <p>This picture cannot be loaded now. Please try again later.</p>}
      <button type="button" className="round" aria-label="Close" onClick={() => box.current?.close()}>
        <Icon name="close" />
      </button>
    </dialog>
  );
}
