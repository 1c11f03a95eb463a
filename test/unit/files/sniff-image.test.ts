import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { sniffImage, sniffedBytes } from '../../../src/conversations/sniff-image.js';
import { photo, plainPng, twoFrames } from './images.js';

const headOf = (bytes: Buffer): Buffer => bytes.subarray(0, sniffedBytes);

/** A PNG with a chunk of this type and length put in after its header. */
async function pngWith(type: string, length: number): Promise<Buffer> {
  const png = await plainPng(8, 8);
  const chunk = Buffer.alloc(length + 12);
  chunk.writeUInt32BE(length, 0);
  chunk.write(type, 4, 'latin1');
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}

describe('sniffImage', () => {
  it('knows the images that a consumer may send', async () => {
    expect(await sniffImage(headOf(await photo(300, 200)))).toEqual({
      fileType: 'JPEG',
      mediaType: 'image/jpeg',
    });
    expect(await sniffImage(headOf(await plainPng(8, 8)))).toEqual({
      fileType: 'PNG',
      mediaType: 'image/png',
    });
    expect(await sniffImage(headOf(await twoFrames()))).toEqual({ fileType: 'GIF', mediaType: 'image/gif' });
  });

  it('knows a PNG whose picture begins after what is looked at, and one that moves', async () => {
    const image = { fileType: 'PNG', mediaType: 'image/png' };
    for (const length of [4040, 4050, 4055, 20_000]) {
      expect(await sniffImage(headOf(await pngWith('iCCP', length)))).toEqual(image);
    }
    expect(await sniffImage(await pngWith('acTL', 8))).toEqual(image);
  });

  it.each([
    ['text', Buffer.from('GI am not a picture')],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a document', Buffer.from('%PDF-1.7\n')],
    ['a program', Buffer.from('MZ')],
    ['two bytes of a JPEG', Buffer.from([0xff, 0xd8])],
    ['nothing', Buffer.alloc(0)],
  ])('refuses %s', async (_what, bytes) => {
    expect(await sniffImage(bytes)).toBeUndefined();
  });

  it('refuses an image of another type', async () => {
    const webp = await sharp(await plainPng(8, 8))
      .webp()
      .toBuffer();
    expect(await sniffImage(webp)).toBeUndefined();
  });
});
