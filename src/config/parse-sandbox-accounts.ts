import { z } from 'zod';
import type { SandboxAccountConfig } from './config.js';

const sandboxAccounts = z
  .array(
    z.object({
      id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
      clientId: z.string().min(1),
      clientSecret: z.string().min(1),
    }),
  )
  .min(1);

/** Reads the JSON of `SANDBOX_ACCOUNTS`; undefined when it is not a list of accounts. */
export function parseSandboxAccounts(text: string): readonly SandboxAccountConfig[] | undefined {
  try {
    const parsed = sandboxAccounts.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
