import { describe, expect, it } from '@jest/globals';
import { banner } from '../../../src/server/banner.js';

const facts = {
  url: 'http://127.0.0.1:4000',
  explorer: true,
  chat: true,
  sandboxUrl: 'http://127.0.0.1:4010',
  accounts: [
    { id: '12345678', clientId: 'app-1', clientSecret: 'secret-1' },
    { id: '87654321', clientId: 'app-2', clientSecret: 'secret-2' },
  ],
};

describe('banner', () => {
  it('says where everything is, and whose credentials the sandbox takes', () => {
    const text = banner(facts);

    expect(text).toContain('http://127.0.0.1:4000/graphql in a browser');
    expect(text).toContain('Web chat   http://127.0.0.1:4000/chat\n');
    expect(text).toContain('http://127.0.0.1:4010/_sandbox/calls');
    expect(text).toContain('12345678  app id app-1  app secret secret-1');
    expect(text).toContain('87654321  app id app-2  app secret secret-2');
  });

  it('has a command to paste, for the first account', () => {
    const command = banner(facts)
      .split('\n')
      .find((line) => line.startsWith('curl '));

    expect(command).toContain('http://127.0.0.1:4000/graphql');
    expect(command).toContain('12345678');
    expect(command).not.toContain('87654321');
  });

  it('names no explorer and no web chat where there is none', () => {
    expect(banner({ ...facts, explorer: false })).not.toContain('Explorer');
    expect(banner({ ...facts, chat: false })).not.toContain('chat');
  });
});
