/** Plays the agent of a sandbox by hand, one act after another; answers the sequence of each. */
export async function playAgent(
  sandboxUrl: string,
  conversationId: string,
  acts: readonly Readonly<Record<string, unknown>>[],
): Promise<readonly (number | null)[]> {
  const sequences: (number | null)[] = [];
  for (const act of acts) {
    const response = await fetch(`${sandboxUrl}/_sandbox/conversations/${conversationId}/agent`, {
      method: 'POST',
      body: JSON.stringify(act),
    });
    if (!response.ok) throw new Error(`the sandbox answered ${response.status} to ${JSON.stringify(act)}`);
    const { sequence } = (await response.json()) as { sequence: number | null }; // as docs/sandbox.md says
    sequences.push(sequence);
  }
  return sequences;
}
