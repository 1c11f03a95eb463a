import { compactVerify, SignJWT, type JWTPayload } from 'jose';
import { BoundedMap } from '../values/bounded-map.js';
import type { SigningKey } from './signing-key.js';

const rememberedTokens = 50_000;

/** Signs tokens and reads them back. Both ways are remembered, so that load runs do not measure RSA. */
export class TokenBook {
  private readonly signed = new BoundedMap<string, Promise<string>>(rememberedTokens);
  private readonly claims = new BoundedMap<string, JWTPayload>(rememberedTokens);

  constructor(readonly key: SigningKey) {}

  /** The compact token of these claims; the same claims give the same token. */
  sign(claims: JWTPayload): Promise<string> {
    const name = JSON.stringify(claims);
    const known = this.signed.get(name);
    if (known) return known;
    const token = this.makeToken(claims);
    this.signed.set(name, token);
    return token;
  }

  /** The claims of a token that this key signed, expired or not; undefined for anything else. */
  async read(token: string): Promise<JWTPayload | undefined> {
    return this.claims.get(token) ?? (await this.verify(token));
  }

  private async makeToken(claims: JWTPayload): Promise<string> {
    const header = { kid: this.key.kid, typ: 'JWT', alg: 'RS256' };
    const token = await new SignJWT(claims).setProtectedHeader(header).sign(this.key.privateKey);
    this.claims.set(token, claims);
    return token;
  }

  private async verify(token: string): Promise<JWTPayload | undefined> {
    try {
      const { payload } = await compactVerify(token, this.key.publicKey, { algorithms: ['RS256'] });
      const claims = JSON.parse(new TextDecoder().decode(payload)) as JWTPayload; // Signed here, so made here.
      this.claims.set(token, claims);
      return claims;
    } catch {
      return undefined;
    }
  }
}
