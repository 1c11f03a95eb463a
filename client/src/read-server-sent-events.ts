/** One event of a stream of Server-Sent Events. */
export interface ServerSentEvent {
  readonly event: string;
  readonly data: string;
}

/** Reads events as they come. What has no name is a heartbeat. */
export async function* readServerSentEvents(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<ServerSentEvent, void, undefined> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = '';
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      text += decoder.decode(piece.value, { stream: true });
      const blocks = text.split(/\r?\n\r?\n/);
      text = blocks.pop() ?? '';
      for (const block of blocks) yield readBlock(block);
    }
  } finally {
    // Ends the connection where the reader has had enough; of one that broke there is nothing to end.
    await reader.cancel().catch(() => undefined);
  }
}

/** Lines with a name and a value; a block of comments alone is a heartbeat. */
function readBlock(block: string): ServerSentEvent {
  const valuesOf = (name: string): string[] =>
    block
      .split(/\r?\n/)
      .filter((line) => line === name || line.startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1).replace(/^ /, ''));
  return { event: valuesOf('event').at(-1) ?? 'heartbeat', data: valuesOf('data').join('\n') };
}
