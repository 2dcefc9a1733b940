import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLORS_MAX = 256;

/** What is drawn, three bytes a pixel. */
interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/**
 * The same picture with a palette of its 256 most frequent colours; each other colour becomes the nearest of them. On pages of text and
 * flat areas nobody sees a difference, and the file has about half its size. Takes what Chromium writes: 8-bit RGB or RGBA (whose
 * transparency is dropped), not interlaced. Throws on anything else.
 */
export function shrinkPng(png: Buffer): Buffer {
  const { width, height, pixels } = readPicture(png);
  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += 3) {
    const color = colorAt(pixels, at);
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  const palette = [...counts.keys()]
    .sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
    .slice(0, COLORS_MAX);
  const indexOf = new Map(palette.map((color, index) => [color, index]));

  // Each line begins with its filter: none.
  const lines = new Uint8Array(height * (width + 1));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const color = colorAt(pixels, (y * width + x) * 3);
      const index = indexOf.get(color) ?? nearest(palette, color);
      indexOf.set(color, index);
      lines[y * (width + 1) + 1 + x] = index;
    }
  }
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header(width, height)),
    chunk("PLTE", Buffer.from(palette.flatMap(bytesOf))),
    chunk("IDAT", deflateSync(lines, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Undoes compression and line filters. */
function readPicture(png: Buffer): Picture {
  if (!png.subarray(0, 8).equals(SIGNATURE)) throw new Error("This is no PNG.");
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = new Map([
    [2, 3],
    [6, 4],
  ]).get(png.readUInt8(25));
  if (png.readUInt8(24) !== 8 || channels === undefined || png.readUInt8(28) !== 0)
    throw new Error("This PNG is not of the kind that Chromium writes.");

  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    if (png.toString("latin1", at + 4, at + 8) === "IDAT")
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const filtered = inflateSync(Buffer.concat(data));
  const stride = width * channels;
  const pixels = new Uint8Array(width * height * 3);
  let above = new Uint8Array(stride);
  for (let y = 0; y < height; y++) {
    const start = y * (stride + 1);
    const line = unfilter(
      filtered[start] ?? 0,
      filtered.subarray(start + 1, start + 1 + stride),
      above,
      channels,
    );
    for (let x = 0; x < width; x++)
      pixels.set(line.subarray(x * channels, x * channels + 3), (y * width + x) * 3);
    above = line;
  }
  return { width, height, pixels };
}

function unfilter(
  filter: number,
  line: Uint8Array,
  above: Uint8Array,
  channels: number,
): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(line.length);
  for (let at = 0; at < line.length; at++) {
    const left = at < channels ? 0 : (out[at - channels] ?? 0);
    const up = above[at] ?? 0;
    const upLeft = at < channels ? 0 : (above[at - channels] ?? 0);
    out[at] = (line[at] ?? 0) + predict(filter, left, up, upLeft);
  }
  return out;
}

/** The five predictions that PNG knows, by their number. */
function predict(filter: number, left: number, up: number, upLeft: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const [toLeft, toUp, toUpLeft] = [left, up, upLeft].map((by) => Math.abs(left + up - upLeft - by)) as [
        number,
        number,
        number,
      ];
      if (toLeft <= toUp && toLeft <= toUpLeft) return left;
      return toUp <= toUpLeft ? up : upLeft;
    }
    default:
      throw new Error(`PNG knows no filter ${filter}.`);
  }
}

function colorAt(pixels: Uint8Array, at: number): number {
  return ((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0);
}

function bytesOf(color: number): number[] {
  return [color >> 16, (color >> 8) & 255, color & 255];
}

function nearest(palette: readonly number[], color: number): number {
  const [red = 0, green = 0, blue = 0] = bytesOf(color);
  let best = 0;
  let bestDistance = Infinity;
  palette.forEach((candidate, index) => {
    const [r = 0, g = 0, b = 0] = bytesOf(candidate);
    const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
    if (distance < bestDistance) [best, bestDistance] = [index, distance];
  });
  return best;
}

function header(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(13);
  bytes.writeUInt32BE(width, 0);
  bytes.writeUInt32BE(height, 4);
  // 8 bits a pixel, by palette.
  bytes.set([8, 3], 8);
  return bytes;
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, checksum]);
}
