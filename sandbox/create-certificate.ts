/** A private key and its certificate, both as PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** Makes a self-signed certificate for localhost, the loopback addresses and the given host. */
export async function createCertificate(host: string): Promise<Certificate> {
  const address = /^[\d.]+$|:/.test(host)
    ? [{ type: 7 as const, ip: host }]
    : [{ type: 2 as const, value: host }];
  // Few sandboxes speak https, and loading it takes a tenth of a second.
  const { generate } = await import('selfsigned');
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'LivePerson sandbox' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
          ...address,
        ],
      },
    ],
  });
  return { key, cert };
}
