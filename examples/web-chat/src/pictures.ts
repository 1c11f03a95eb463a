// Pictures that wait to be sent, in the browser's own cache: they are too large for its storage. Where a browser has no
// cache for this page, or no room in it, they last as long as the page.
const shelf = 'chat-pictures';
const memory = new Map<string, Blob>();
const nameOf = (id: string): string => `/chat/waiting/${id}`;

/** What the cache does, or nothing where even asking for it fails. */
async function tryTo<Result>(act: (cache: Cache) => Promise<Result>): Promise<Result | undefined> {
  try {
    return await act(await caches.open(shelf));
  } catch {
    return undefined;
  }
}

/** Said when the browser has thrown a picture away. */
export const pictureGone = 'This picture is not there any more. Please choose it again.';

/** Keeps a picture until it is sent. */
export async function keepPicture(id: string, picture: Blob): Promise<void> {
  memory.set(id, picture);
  await tryTo((cache) => cache.put(nameOf(id), new Response(picture)));
}

/** A picture that was kept; fails when the browser has thrown it away. */
export async function keptPicture(id: string): Promise<Blob> {
  const picture = memory.get(id) ?? (await (await tryTo((cache) => cache.match(nameOf(id))))?.blob());
  if (!picture) throw new Error(pictureGone);
  return picture;
}

/** Forgets a picture. */
export async function dropPicture(id: string): Promise<void> {
  memory.delete(id);
  await tryTo((cache) => cache.delete(nameOf(id)));
}
