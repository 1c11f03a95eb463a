// The browser's storage; the memory of this page in its place where a browser forbids it, or it is full.
const memory = new Map<string, string>();

/** What `localStorage` does, or nothing where even asking for it throws. */
function tryTo<Result>(act: (storage: Storage) => Result): Result | undefined {
  try {
    return act(localStorage);
  } catch {
    return undefined;
  }
}

/** What is kept under a name. */
export function read(name: string): string | undefined {
  return memory.get(name) ?? tryTo((storage) => storage.getItem(name)) ?? undefined;
}

/** Keeps a value, through reloads where the browser lets it. */
export function keep(name: string, value: string): void {
  memory.set(name, value);
  tryTo((storage) => {
    storage.setItem(name, value);
    memory.delete(name);
  });
}

/** Keeps nothing under a name any more. */
export function forget(name: string): void {
  memory.delete(name);
  tryTo((storage) => storage.removeItem(name));
}

/** The names that begin so. */
export function namesBelow(prefix: string): readonly string[] {
  const names = [...memory.keys(), ...(tryTo((storage) => Object.keys(storage)) ?? [])];
  return [...new Set(names)].filter((name) => name.startsWith(prefix));
}
