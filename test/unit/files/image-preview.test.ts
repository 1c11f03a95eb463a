import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { imagePreview } from '../../../src/conversations/image-preview.js';
import { bomb, bytesOf, noise, photo, plainPng, twoFrames } from './images.js';
import { machineNow } from '../../support/machine-now.js';

const limit = 30 * 1024;

async function previewOf(bytes: Buffer): Promise<string> {
  const preview = await imagePreview(bytes);
  if (preview === undefined) throw new Error('there is no preview');
  expect(preview.length).toBeLessThan(limit);
  return preview;
}

describe('imagePreview', () => {
  it('makes a JPEG below the limit from a photo of 12 megapixels', async () => {
    const preview = await previewOf(await photo(4000, 3000));
    expect(preview).toMatch(/^data:image\/jpeg;base64,/);
    expect(await sharp(bytesOf(preview)).metadata()).toMatchObject({
      format: 'jpeg',
      width: 320,
      height: 240,
    });
  });

  it('keeps a small picture as small as it is', async () => {
    const preview = await previewOf(await plainPng(12, 8));
    expect(await sharp(bytesOf(preview)).metadata()).toMatchObject({ format: 'jpeg', width: 12, height: 8 });
  });

  it.each([3, 4] as const)('fits even noise of %i channels below the limit', async (channels) => {
    const preview = await previewOf(await noise(700, 700, channels));
    expect(preview.slice(0, 15)).toBe(channels === 3 ? 'data:image/jpeg' : 'data:image/png;');
  });

  it('makes a PNG where the picture is transparent', async () => {
    const preview = await previewOf(await plainPng(50, 50, 0.5));
    expect(preview).toMatch(/^data:image\/png;base64,/);
    expect((await sharp(bytesOf(preview)).stats()).isOpaque).toBe(false);
  });

  it('shows the first frame of an animation', async () => {
    const { dominant } = await sharp(bytesOf(await previewOf(await twoFrames()))).stats();
    expect(dominant.r).toBeGreaterThan(200);
    expect(dominant.b).toBeLessThan(50);
  });

  it('turns a photo upright and leaves its metadata behind', async () => {
    const tagged = await sharp(await photo(300, 100))
      .withExif({ IFD0: { Copyright: 'where I live' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const seen = await sharp(bytesOf(await previewOf(tagged))).metadata();
    expect(seen).toMatchObject({ width: 100, height: 300 });
    expect(seen.exif).toBeUndefined();
  });

  it('takes a photo in the colours of print', async () => {
    const print = await sharp(await photo(200, 100))
      .toColourspace('cmyk')
      .jpeg()
      .toBuffer();
    expect((await sharp(print).metadata()).space).toBe('cmyk');
    expect((await sharp(bytesOf(await previewOf(print))).metadata()).space).toBe('srgb');
  });

  it('has none for a decompression bomb, and says so at once', async () => {
    const before = process.memoryUsage().rss;
    const started = machineNow();
    expect(await imagePreview(await bomb())).toBeUndefined();
    expect(await imagePreview(await plainPng(6000, 6000))).toBeUndefined();
    expect(machineNow() - started).toBeLessThan(5000);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });

  it('has none for a large picture that would have to be unpacked whole', async () => {
    const interlaced = sharp(await plainPng(2400, 2400)).png({ progressive: true });
    expect(await imagePreview(await interlaced.toBuffer())).toBeUndefined();
    expect(
      await imagePreview(
        await sharp(await plainPng(2400, 2400))
          .gif()
          .toBuffer(),
      ),
    ).toBeUndefined();
    expect(await imagePreview(await plainPng(2400, 2400))).toMatch(/^data:image\/jpeg;/);
  });

  it.each([
    ['text', Buffer.from('hello')],
    ['nothing', Buffer.alloc(0)],
    ['a drawing that could name other files', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a broken PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ])('has none for %s', async (_what, bytes) => {
    expect(await imagePreview(bytes)).toBeUndefined();
  });
});
