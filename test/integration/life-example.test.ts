import { beforeAll, describe, expect, it } from '@jest/globals';
import { build, runInShell } from '../support/spawned-program.js';
import { withGateway } from '../support/with-gateway.js';

/** What each step of the example prints, in order. */
const steps: readonly RegExp[] = [
  /^open a conversation {9}CREATED \S+$/,
  /^first message {15}sequence \d+, yours: hello-1$/,
  /^agent answers {15}.*Hello!/,
  /^receipt {21}READ \d+$/,
  /^typing {22}COMPOSING/,
  /^agent asks {18}.+: .+ \| .+$/,
  /^quick reply {17}.+, sequence \d+$/,
  /^upload a picture {12}70 bytes, 201$/,
  /^send the picture {12}sequence \d+, preview made$/,
  /^download it twice {11}the same bytes$/,
  /^close the main dialog {7}state CLOSE, stage OPEN$/,
  /^survey {22}How would you rate your overall experience\? 1$/,
  /^survey {22}Was your issue resolved\? Yes$/,
  /^satisfaction {16}5 of 5, resolved$/,
  /^close again {17}was closed already$/,
];

describe('examples/whole-life.mjs', () => {
  beforeAll(build, 60_000);

  it('plays a whole conversation against a gateway that was just started, and prints each step', async () => {
    await withGateway({}, async ({ url, sandbox }) => {
      const output = await runInShell(`node examples/whole-life.mjs ${url}`);

      const lines = output.trimEnd().split('\n');
      for (const [index, form] of steps.entries()) expect(lines[index]).toMatch(form);
      expect(lines).toHaveLength(steps.length);
      const [{ id } = { id: '' }] = await sandbox.conversations();
      expect(lines[0]).toContain(id);
    });
  }, 60_000);

  it('ends with an error for an account that is not there', async () => {
    await withGateway({}, async ({ url }) => {
      await expect(runInShell(`node examples/whole-life.mjs ${url} 87654321 2>&1`)).rejects.toThrow('failed');
    });
  });
});
