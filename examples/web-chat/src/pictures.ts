// Pictures that wait to be sent, in the browser's own cache: they are too large for its storage.
const shelf = 'chat-pictures';
const nameOf = (id: string): string => `/chat/waiting/${id}`;

/** Said when the browser has thrown a picture away. */
export const pictureGone = 'This picture is not there any more. Please choose it again.';

/** Keeps a picture until it is sent. */
export async function keepPicture(id: string, picture: Blob): Promise<void> {
  await (await caches.open(shelf)).put(nameOf(id), new Response(picture));
}

/** A picture that was kept; fails when the browser has thrown it away. */
export async function keptPicture(id: string): Promise<Blob> {
  const kept = await (await caches.open(shelf)).match(nameOf(id));
  if (!kept) throw new Error(pictureGone);
  return kept.blob();
}

/** Forgets a picture. */
export async function dropPicture(id: string): Promise<void> {
  await (await caches.open(shelf)).delete(nameOf(id));
}
