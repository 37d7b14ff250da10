import { inflateSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { framePage } from '../../../shared/editions/site/pages/frame.ts';
import { SHARE_IMAGE, shareImage } from '../../../shared/editions/site/share-image.ts';

test('the picture of a shared link is a small PNG of the size that the pages say, with the mark in its middle', () => {
  const png = Buffer.from(shareImage());
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const { width, height } = SHARE_IMAGE;
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, height]);
  const data = png.indexOf('IDAT');
  const rows = inflateSync(png.subarray(data + 4, data + 4 + png.readUInt32BE(data - 4)));
  const colour = (x: number, y: number) => rows[y * (width + 1) + 1 + x];
  expect(rows).toHaveLength((width + 1) * height);
  // Paper at the corners and beside the round corner of the mark, its ink, and the white of its middle line.
  expect([colour(0, 0), colour(402, 117), colour(600, 130), colour(600, 315), colour(650, 402)]).toEqual([
    0, 0, 1, 2, 1,
  ]);
  expect(png.length).toBeLessThan(10_000);
  expect(Buffer.from(shareImage()).equals(png)).toBe(true);
});

test('every page names the picture by its full address, with its size and words', () => {
  const frame = { language: 'ja', title: 't', description: 'd', siteUrl: 'https://digest.example', path: '' } as const;
  const page = framePage(frame, { html: '' });
  expect(page).toContain('<meta property="og:image" content="https://digest.example/share.png">');
  expect(page).toContain('<meta property="og:image:width" content="1200">');
  expect(page).toMatch(/<meta property="og:image:alt" content="[^"]+">/);
});
