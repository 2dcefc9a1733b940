import { createHash } from "node:crypto";
import sharp from "sharp";
import type { Pictures, QrCode } from "../ports.ts";
import { qrCodeOf } from "./qr-code.ts";
import { createTurnstile } from "./turnstile.ts";

/** 512 pixels: twice what the largest place shows. */
const SIDE_PIXELS = 512;
/** 1024 pixels: as sharp as an office printer on a page's width of a hand. */
const QR_PIXELS = 1024;
/** 40 megapixels, a good camera's: a small file that unpacks to more is an attack. */
const PIXELS_MAX = 40_000_000;
/** What browsers upload. No SVG: it is a program, and can name other files. */
const FORMATS = new Set(["jpeg", "png", "webp", "gif", "avif", "heif"]);

/** One of 40 megapixels is a second of a core and 160 MB: two at once, and few that wait with their bytes in memory. */
const DRAWING = { work: "pictures", atOnceMax: 2, waitingMax: 10, retryAfterSeconds: 5 };

/** Re-encodes with sharp: what comes out holds pixels only, never what came in. Throws TooBusy when too many wait. */
export function createSharpPictures(): Pictures {
  const turnstile = createTurnstile(DRAWING);
  return {
    squareOf: (bytes) => turnstile.run(() => squareOf(bytes)),
    qrCodeOf,
    qrPngOf: (text) => turnstile.run(() => pngOf(qrCodeOf(text))),
  };
}

/** A code's modules are drawn as whole pixels, so that their edges are sharp. */
async function pngOf({ size, path }: QrCode): Promise<Uint8Array> {
  const side = size * Math.max(1, Math.floor(QR_PIXELS / size));
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 ${size} ${size}">` +
    `<rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`;
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 2 }).toBuffer();
}

async function squareOf(bytes: Uint8Array): ReturnType<Pictures["squareOf"]> {
  if (looksLikeText(bytes)) return null;
  try {
    const picture = sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: "error", pages: 1 });
    const { format } = await picture.metadata();
    if (!FORMATS.has(format)) return null;
    const square = await picture
      .rotate()
      .resize(SIDE_PIXELS, SIDE_PIXELS, { fit: "cover", position: "attention" })
      .webp({ quality: 82 })
      .toBuffer();
    const etag = createHash("sha256").update(square).digest("hex").slice(0, 32);
    return { contentType: "image/webp", bytes: square, etag };
  } catch {
    // sharp has one kind of error, and all of them say: nothing that can be drawn.
    return null;
  }
}

/** SVG and its kin begin as text; no picture that we take does. Asked before a decoder sees them. */
function looksLikeText(bytes: Uint8Array): boolean {
  const start = new TextDecoder("latin1")
    .decode(bytes.subarray(0, 256))
    .replace(/^[\u00ef\u00bb\u00bf\s]+/, "");
  return start.startsWith("<");
}
