/** As much of a browser as the outbox asks for. */
export interface FakeBrowser {
  /** What is kept in its storage, by name. */
  readonly kept: () => Readonly<Record<string, string>>;
  /** Says that the network is back. */
  readonly wake: () => void;
}

/** How its storage takes what it is given. */
export type StorageKind = 'kept' | 'full' | 'forbidden';

/** Puts a new browser in the place of the globals. */
export function openBrowser(kind: StorageKind = 'kept'): FakeBrowser {
  const window = new EventTarget();
  const storage = createStorage(kind);
  const localStorage: PropertyDescriptor = {
    configurable: true,
    get: () => {
      if (kind === 'forbidden') throw new DOMException('The operation is insecure.', 'SecurityError');
      return storage;
    },
  };
  const plain = (value: unknown): PropertyDescriptor => ({ configurable: true, value });
  Object.defineProperties(globalThis, {
    window: plain(window),
    document: plain(new EventTarget()),
    localStorage,
  });
  return { kept: () => ({ ...storage }), wake: () => window.dispatchEvent(new Event('online')) };
}

/** Names are its own properties, as in a browser, and in the alphabet's order, as in Chromium. */
function createStorage(kind: StorageKind): Record<string, string> {
  const methods = {
    getItem(this: Record<string, string>, name: string): string | null {
      return this[name] ?? null;
    },
    setItem(this: Record<string, string>, name: string, value: string): void {
      if (kind === 'full') throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      const all = Object.entries({ ...this, [name]: value }).sort(([one], [next]) => (one < next ? -1 : 1));
      for (const [old] of all) methods.removeItem.call(this, old);
      Object.assign(this, Object.fromEntries(all));
    },
    removeItem(this: Record<string, string>, name: string): void {
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- What a storage does.
      delete this[name];
    },
  };
  return Object.create(methods) as Record<string, string>; // nothing but texts is put into it
}
