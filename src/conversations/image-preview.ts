import type sharp from 'sharp';
import type { OutputInfo, Sharp } from 'sharp';
import { largestPreviewBytes } from '../liveperson/file-urls.js';
import { sniffImage } from './sniff-image.js';

/** Most pixels that are decoded: a 24-megapixel photo passes; what unpacks to more is refused by its header. */
const mostPixels = 25_000_000;
/** The same for GIF and interlaced PNG, which lie in memory whole, with up to eight bytes for a pixel. */
const mostPixelsAtOnce = 4_000_000;
const longestSeconds = 5;

/** From what looks best to what always fits: longest side in pixels, and quality of a JPEG. */
const sizes = [
  { side: 320, quality: 72 },
  { side: 240, quality: 64 },
  { side: 160, quality: 56 },
  { side: 96, quality: 40 },
] as const;

type SharpLibrary = typeof sharp;

/** Read with the first image: every start would take 110 ms and 15 MB more. */
async function openSharp(): Promise<SharpLibrary> {
  const { default: library } = await import('sharp');
  // No image is seen twice: what libvips keeps of earlier ones would only hold memory.
  library.cache(false);
  return library;
}

/**
 * A small picture of an image as a `data:` address below 30 KB (EX): a PNG where the image is transparent, else a
 * JPEG, upright and without the original's metadata; of an animation its first frame. Undefined for what is no JPEG,
 * PNG or GIF, or cannot be read.
 */
export async function imagePreview(bytes: Buffer): Promise<string | undefined> {
  // sharp reads many more formats; none of their readers is opened to a stranger's bytes.
  if ((await sniffImage(bytes)) === undefined) return undefined;
  try {
    const library = await openSharp();
    const small = await shrink(library, bytes);
    const isOpaque = (await pictureOf(library, small).stats()).isOpaque;
    for (const size of sizes) {
      const preview = await encode(pictureOf(library, small), size, isOpaque);
      if (preview.length < largestPreviewBytes) return preview;
    }
  } catch {
    // A picture that cannot be read has no preview.
  }
  return undefined;
}

interface Pixels {
  readonly data: Buffer;
  readonly info: OutputInfo;
}

/** Decodes once, to the largest size that is needed. */
async function shrink(library: SharpLibrary, bytes: Buffer): Promise<Pixels> {
  const { side } = sizes[0];
  const { format, isProgressive } = await library(bytes).metadata();
  const inRows = format === 'jpeg' || (format === 'png' && !isProgressive);
  const limitInputPixels = inRows ? mostPixels : mostPixelsAtOnce;
  return library(bytes, { limitInputPixels, failOn: 'error', sequentialRead: true })
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .timeout({ seconds: longestSeconds })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
}

function pictureOf(library: SharpLibrary, { data, info: { width, height, channels } }: Pixels): Sharp {
  return library(data, { raw: { width, height, channels } });
}

async function encode(
  picture: Sharp,
  { side, quality }: (typeof sizes)[number],
  isOpaque: boolean,
): Promise<string> {
  const small = picture.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
  const encoded = isOpaque
    ? small.removeAlpha().jpeg({ quality })
    : small.png({ palette: true, quality, effort: 1 });
  const base64 = (await encoded.toBuffer()).toString('base64');
  return `data:image/${isOpaque ? 'jpeg' : 'png'};base64,${base64}`;
}
