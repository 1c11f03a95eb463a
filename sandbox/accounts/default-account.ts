import { randomBytes } from 'node:crypto';
import type { SandboxAccount } from './sandbox-account.js';

/** The account served when none is given: a fixed id and app id, and a secret of its own at each start. */
export const defaultAccount = (): SandboxAccount => ({
  id: '12345678',
  clientId: '5a4db0c5-0000-4000-8000-000012345678',
  clientSecret: randomBytes(16).toString('hex'),
});
