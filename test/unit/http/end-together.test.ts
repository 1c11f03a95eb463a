import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { endTogether } from '../../../src/http/end-together.js';

/** Stands for an answer; only its end is looked at. */
class Answer {
  constructor(
    private readonly name: string,
    private readonly ended: string[],
  ) {}

  end(body?: string): void {
    this.ended.push(`${this.name} ${body ?? 'nothing'}`);
  }
}

describe('endTogether', () => {
  it('ends all answers of a turn in their order, behind what else the turn does', async () => {
    const ended: string[] = [];
    const answer = (name: string): ServerResponse => new Answer(name, ended) as unknown as ServerResponse;
    endTogether(answer('a'), 'first');
    await Promise.resolve();
    endTogether(answer('b'));
    expect(ended).toEqual([]);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    expect(ended).toEqual(['a first', 'b nothing']);
  });

  it('is over for an answer whose caller has gone meanwhile', async () => {
    const server = createServer((_request, response) => {
      endTogether(response, 'to nobody');
      response.destroy();
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow('fetch failed');
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });
});
