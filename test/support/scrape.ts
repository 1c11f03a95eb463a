/** Samples of a scrape by name and labels, as Prometheus writes them: `name{a="b"}`. */
export type Samples = ReadonlyMap<string, number>;

/** Asks a gateway for its metrics; names go without their common prefix. */
export async function scrape(url: string): Promise<Samples> {
  const answer = await fetch(`${url}/metrics`);
  const lines = (await answer.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ');
      return [line.slice(0, at).replace('conversation_gateway_', ''), Number(line.slice(at + 1))];
    }),
  );
}
