/** The one picture that a shared link shows: the site's mark on its paper. Drawn here, so that no file lies beside the code. */
import { crc32, deflateSync } from 'node:zlib';

/** What previews crop least (Open Graph pictures, 1.91 to 1). */
export const SHARE_IMAGE = { key: 'share.png', width: 1200, height: 630 } as const;

/** Paper, ink of the links, white; as in the pages' style. */
const PALETTE = Buffer.from('faf9f61a4f8bffffff', 'hex');
/** The mark is drawn in the sixteen units of the icon. */
const [UNITS, PIXELS] = [16, 25];
const LINES = [
  { y: 4.5, to: 12 },
  { y: 8, to: 12 },
  { y: 11.5, to: 9 },
] as const;
const ROUND = 3;

let drawn: Uint8Array | undefined;

/** A PNG with a palette (W3C PNG, third edition); the same bytes each time, for every publish puts it. */
export function shareImage(): Uint8Array {
  drawn ??= draw();
  return drawn;
}

function draw(): Uint8Array {
  const { width, height } = SHARE_IMAGE;
  const rows = Buffer.alloc((width + 1) * height);
  // Around the mark all is paper, which is 0 already.
  const [left, top] = [width, height].map((size) => (size - UNITS * PIXELS) / 2) as [number, number];
  for (let y = top; y <= height - top; y++)
    for (let x = left; x <= width - left; x++) rows[y * (width + 1) + 1 + x] = colourAt(x, y);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits, by palette.
  header.set([8, 3], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [chunk('IHDR', header), chunk('PLTE', PALETTE), chunk('IDAT', deflateSync(rows)), chunk('IEND')];
  return Buffer.concat([signature, ...chunks]);
}

function colourAt(x: number, y: number): number {
  const [u, v] = [(x - SHARE_IMAGE.width / 2) / PIXELS + UNITS / 2, (y - SHARE_IMAGE.height / 2) / PIXELS + UNITS / 2];
  const [dx, dy] = [u, v].map((at) => Math.max(ROUND - at, at - (UNITS - ROUND), 0)) as [number, number];
  if (dx * dx + dy * dy > ROUND * ROUND) return 0;
  return LINES.some((line) => Math.abs(v - line.y) <= 0.8 && u >= 4 && u <= line.to) ? 2 : 1;
}

function chunk(type: string, data = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}
