/** Work that is done once for all who ask while it is under way; whoever asks later has it done anew. */
export function shared<Asked, Made>(work: (asked: Asked) => Promise<Made>): typeof work {
  const underWay = new Map<string, Promise<Made>>();
  return (asked) => {
    const key = JSON.stringify(asked);
    const joined = underWay.get(key);
    if (joined !== undefined) return joined;
    const making = work(asked).finally(() => underWay.delete(key));
    underWay.set(key, making);
    return making;
  };
}
