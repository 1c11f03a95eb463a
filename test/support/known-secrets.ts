import type { Pair } from './start-pair.js';

/** Texts that no log line, error or header may show, in an input that holds them all. */
export const personal = {
  consumerId: 'consumer-known-to-nobody',
  firstName: 'Firstname-known-to-nobody',
  lastName: 'Lastname-known-to-nobody',
  mail: 'known-to-nobody@mail.example',
  phone: '+49 170 55501234',
  description: 'description-known-to-nobody',
  socialId: 'social-known-to-nobody',
  deviceToken: 'device-token-known-to-nobody',
  visitorId: 'visitor-known-to-nobody',
  ipAddress: '203.0.113.77',
  idempotencyKey: 'key-known-to-nobody',
};

/** An input made of those texts. */
export const personalInput = {
  consumerId: personal.consumerId,
  userProfile: {
    firstName: personal.firstName,
    lastName: personal.lastName,
    description: personal.description,
    privateData: {
      mail: personal.mail,
      mobileNumber: personal.phone,
      pushNotification: { token: personal.deviceToken },
    },
    customerInfo: { socialId: personal.socialId },
    personalInfo: {
      firstName: personal.firstName,
      contacts: [{ email: personal.mail, phone: personal.phone }],
    },
  },
  routing: { context: { visitorId: personal.visitorId } },
  client: { ipAddress: personal.ipAddress },
};

/** What the sandbox gave out or was sent so far: app secrets, tokens, and participant ids, which stand inside tokens. */
export interface GivenSecrets {
  readonly appSecrets: readonly string[];
  readonly tokens: readonly string[];
  readonly participantIds: readonly string[];
}

/** The secrets that a run has used. */
export async function secretsOf(pair: Pair): Promise<GivenSecrets> {
  const headers = (await pair.sandbox.calls()).map((call) => call.headers);
  const sent = headers.flatMap(({ authorization, 'x-lp-on-behalf': onBehalf }) => [authorization, onBehalf]);
  const tokens = [...new Set(sent)].filter((token) => token !== undefined);
  const participantIds = tokens.map(participantOf).filter((id) => id !== undefined);
  return { appSecrets: pair.accounts.map(({ clientSecret }) => clientSecret), tokens, participantIds };
}

function participantOf(token: string): string | undefined {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
  return /"lp_consumer_id":"(\w+)"/.exec(payload)?.[1];
}
