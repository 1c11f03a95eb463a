import { describe, expect, it } from '@jest/globals';
import { oauth1BaseString, oauth1Header, oauth1Signature } from '../../../src/liveperson/oauth1-header.js';

// RFC 5849 section 3.4.1.1: parameters in the address, in the form and in the header, names twice, empty values.
const request = { method: 'post', url: 'http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b' };
const parameters = [
  ['oauth_consumer_key', '9djdj82h48djs9d2'],
  ['oauth_token', 'kkk9d7dh3k39sjv7'],
  ['oauth_signature_method', 'HMAC-SHA1'],
  ['oauth_timestamp', '137131201'],
  ['oauth_nonce', '7d8f3e4a'],
  ['c2', ''],
  ['a3', '2 q'],
] as const;
const baseString =
  'POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q' +
  '%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_' +
  'key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_m' +
  'ethod%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk' +
  '9d7dh3k39sjv7';

// OAuth Core 1.0, appendix A.5.
const photos = {
  method: 'GET',
  url: 'http://photos.example.net/photos?file=vacation.jpg&size=original',
  nonce: 'kllo9940pd9333jh',
  timestamp: 1_191_242_096,
};
const key = {
  consumerKey: 'dpf43f3p2l4k3l03',
  consumerSecret: 'kd94hf93k423kf44',
  accessToken: 'nnch734d00sl2jdk',
  accessTokenSecret: 'pfkkdhi9sl3r4s00',
};

describe('oauth1BaseString', () => {
  it('is that of RFC 5849, whatever the order of the parameters', () => {
    expect(oauth1BaseString(request, parameters)).toBe(baseString);
    expect(oauth1BaseString(request, [...parameters].reverse())).toBe(baseString);
  });

  it('keeps a port that is not the usual one, and the path as it is', () => {
    const url = 'https://www.example.net:8080/a%20b/';
    expect(oauth1BaseString({ method: 'GET', url }, [])).toBe(
      'GET&https%3A%2F%2Fwww.example.net%3A8080%2Fa%2520b%2F&',
    );
  });
});

describe('oauth1Signature', () => {
  it('is that of the example in RFC 5849, section 1.2', () => {
    const text = oauth1BaseString(photos, [
      ['oauth_consumer_key', key.consumerKey],
      ['oauth_token', key.accessToken],
      ['oauth_signature_method', 'HMAC-SHA1'],
      ['oauth_timestamp', '137131202'],
      ['oauth_nonce', 'chapoH'],
    ]);
    expect(oauth1Signature(text, key)).toBe('MdpQcU8iPSUjWoN/UDMsK2sui9I=');
  });

  it('encodes the secrets', () => {
    const plain = oauth1Signature('x', { consumerSecret: 'a&b', accessTokenSecret: 'c' });
    expect(plain).not.toBe(oauth1Signature('x', { consumerSecret: 'a', accessTokenSecret: 'b&c' }));
  });
});

describe('oauth1Header', () => {
  it('is that of OAuth Core 1.0, appendix A.5', () => {
    expect(oauth1Header(photos, key)).toBe(
      'OAuth oauth_consumer_key="dpf43f3p2l4k3l03", oauth_nonce="kllo9940pd9333jh", ' +
        'oauth_signature_method="HMAC-SHA1", oauth_timestamp="1191242096", oauth_token="nnch734d00sl2jdk", ' +
        'oauth_version="1.0", oauth_signature="tR3%2BTy81lMeYAr%2FFid0kMTYa%2FWM%3D"',
    );
  });

  it('encodes what the header could not hold', () => {
    const header = oauth1Header(photos, { ...key, accessToken: 'a "b"\r\n!*' });
    expect(header).toContain('oauth_token="a%20%22b%22%0D%0A%21%2A"');
  });
});
