import { randomBytes } from 'node:crypto';
import sharp from 'sharp';

/** A JPEG of this many pixels whose colours run smoothly, as a photo's do. */
export async function photo(width: number, height: number): Promise<Buffer> {
  const seed = { width: 40, height: 30, channels: 3 } as const;
  const noise = randomBytes(seed.width * seed.height * seed.channels);
  return sharp(noise, { raw: seed }).resize(width, height, { fit: 'fill' }).jpeg({ quality: 70 }).toBuffer();
}

/** A PNG of nothing but noise, which no format packs well. */
export async function noise(width: number, height: number, channels: 3 | 4): Promise<Buffer> {
  const pixels = randomBytes(width * height * channels);
  return sharp(pixels, { raw: { width, height, channels } }).png().toBuffer();
}

/** A PNG of one colour. */
export async function plainPng(width: number, height: number, alpha = 1): Promise<Buffer> {
  const background = { r: 200, g: 30, b: 30, alpha };
  return sharp({ create: { width, height, channels: 4, background }, limitInputPixels: false })
    .png()
    .toBuffer();
}

/** A GIF of two frames: red, then blue. */
export async function twoFrames(): Promise<Buffer> {
  const frame = (background: string) =>
    sharp({ create: { width: 20, height: 20, channels: 3, background } })
      .png()
      .toBuffer();
  const frames = [await frame('#ff0000'), await frame('#0000ff')];
  return sharp(frames, { join: { animated: true } })
    .gif({ delay: [100, 100] })
    .toBuffer();
}

/** A PNG that says it is larger than it is: 20000 by 20000 pixels in a few hundred bytes. */
export async function bomb(): Promise<Buffer> {
  const png = Buffer.from(await plainPng(8, 8));
  png.writeUInt32BE(20_000, 16);
  png.writeUInt32BE(20_000, 20);
  return png;
}

/** The bytes of a `data:` address. */
export function bytesOf(preview: string): Buffer {
  return Buffer.from(preview.slice(preview.indexOf(',') + 1), 'base64');
}
