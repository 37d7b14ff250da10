/** One page through PDFium: its glyphs become words, upright, the hidden ones apart. */

import { falseLetters } from '../false-letters.ts';
import { judgesOf, type Paint } from '../hidden-text.ts';
import type { Face, HiddenSpan, PageText, TurnedText } from '../page-text.ts';
import { laidAlongLines } from '../vertical.ts';
import { pageSight } from './drawn/sight.ts';
import { correctSizes } from './glyph-sizes.ts';
import type { PageFrame } from './page-frame.ts';
import type { Pdfium } from './pdfium.ts';
import { LINE, NO_BLANK, type PageGlyphs, readGlyphs, textOf } from './pdfium-glyphs.ts';
import { linkAddresses } from './pdfium-links.ts';
import { pagePaints } from './pdfium-paints.ts';
import type { TextObject } from './pdfium-text-objects.ts';
import { toPieces } from './pieces.ts';

const LOST: PageText = { width: 0, height: 0, pieces: [], turned: [], hidden: [], characters: 0 };

/** Reads one page; closes what it opened. A page that cannot be loaded counts as one without size and text. */
export function readPdfiumPage(
  pdfium: Pdfium,
  document: number,
  index: number,
  faces: Map<number, Face | undefined>,
): PageText {
  const { call } = pdfium;
  const page = call.FPDF_LoadPage!(document, index);
  if (!page) return LOST;
  const scratch = call.malloc!(256);
  try {
    const frame = pageFrame(pdfium, page, scratch);
    const paints = pagePaints(pdfium, page, frame, scratch);
    const text = call.FPDFText_LoadPage!(page);
    if (!text) return LOST;
    try {
      const sight = pageSight(pdfium, page, frame, paints.objects);
      const found = readGlyphs(pdfium, { text, scratch, frame, paints, faces, sight });
      const wrong = correctSizes(found);
      const read = assemble(found, frame, paints.paints, wrong);
      return index === 0 ? { ...read, links: linkAddresses(pdfium, document, page, frame) } : read;
    } finally {
      call.FPDFText_ClosePage!(text);
    }
  } finally {
    call.free!(scratch);
    call.FPDF_ClosePage!(page);
  }
}

function pageFrame({ call, floats }: Pdfium, page: number, scratch: number): PageFrame {
  const turn = call.FPDFPage_GetRotation!(page) & 3;
  call.FPDF_GetPageBoundingBox!(page, scratch);
  const at = scratch >> 2;
  const [left, top, right, bottom] = floats().subarray(at, at + 4) as unknown as [number, number, number, number];
  return { left, top, width: right - left, height: top - bottom, turn };
}

/** For each glyph the first one of the stretch of line that it stands on, and the letters of that stretch. */
function stretchesOf({ count, before, baseline }: PageGlyphs): {
  readonly first: Uint32Array;
  readonly letters: Uint32Array;
} {
  const [first, letters] = [new Uint32Array(count), new Uint32Array(count)];
  let from = 0;
  for (let i = 1; i <= count; i += 1) {
    if (i < count && before[i] !== LINE && Math.abs(baseline[i]! - baseline[from]!) < 0.5) continue;
    first.fill(from, from, i);
    letters.fill(i - from, from, i);
    from = i;
  }
  return { first, letters };
}

/** Splits what a reader sees from what is hidden, and joins glyphs into pieces. */
function assemble(
  glyphs: PageGlyphs,
  frame: PageFrame,
  paints: readonly Paint[],
  wrong: ReadonlySet<TextObject>,
): PageText {
  const { objects } = glyphs;
  const { seen, hidden } = partedByView(glyphs, frame, paints);
  const turns = [0, 0, 0, 0];
  for (const { turn, count } of objects) turns[(turn + frame.turn) & 3]! += count;
  const upright = turns.indexOf(Math.max(...turns));
  const quarters = (upright - frame.turn) & 3;
  const oneWay = objects.every(({ turn }) => turn === quarters);
  const { straight, turned } = oneWay ? { straight: seen, turned: [] } : byDirection(glyphs, seen, quarters);
  const sideways = quarters % 2 === 1;
  return {
    ...laidAlongLines({
      width: sideways ? frame.height : frame.width,
      height: sideways ? frame.width : frame.height,
      pieces: toPieces(quarters === 0 ? glyphs : turnedBack(glyphs, frame, quarters), straight, wrong),
    }),
    turned,
    hidden,
    characters: glyphs.count,
  };
}

function partedByView(glyphs: PageGlyphs, frame: PageFrame, paints: readonly Paint[]) {
  const { owner, before, left, right, top, bottom, objects } = glyphs;
  const stretches = stretchesOf(glyphs);
  const untrue = falseLetters({ ...glyphs, stretch: stretches.first });
  const judges = judgesOf(objects, paints, frame, new Set([...untrue].map((index) => owner[index]!)));
  const seen: number[] = [];
  const hidden: { text: string; why: HiddenSpan['why'] }[] = [];
  let last: { text: string; why: HiddenSpan['why'] } | undefined;
  let object: TextObject | undefined;
  let judge: ReturnType<typeof judges.get>;
  for (let i = 0; i < glyphs.count; i += 1) {
    if (owner[i] !== object) {
      object = owner[i]!;
      judge = judges.get(object);
    }
    const box = judge && { left: left[i]!, right: right[i]!, top: top[i]!, bottom: bottom[i]! };
    const why = box && judge!({ ...box, object: object!, stretch: stretches.letters[i]!, untrue: untrue.has(i) });
    if (!why) {
      seen.push(i);
      last = undefined;
    } else if (last && last.why === why) {
      last.text += (before[i] === NO_BLANK ? '' : ' ') + textOf(glyphs, i);
    } else {
      last = { text: textOf(glyphs, i), why };
      hidden.push(last);
    }
  }
  return { seen, hidden };
}

/** Glyphs that run with the page, and the rest as stretches of text. */
function byDirection(glyphs: PageGlyphs, seen: readonly number[], turn: number) {
  const { owner, before, left, right, top, bottom } = glyphs;
  const runs: number[][] = [];
  const straight: number[] = [];
  for (const i of seen) {
    const run = runs.at(-1);
    if (owner[i]!.turn === turn) straight.push(i);
    else if (run && before[i] !== LINE && owner[run[0]!]!.turn === owner[i]!.turn) run.push(i);
    else runs.push([i]);
  }
  const turned = runs.map((run): TurnedText => {
    const middle = (low: Float64Array, high: Float64Array) =>
      (Math.min(...run.map((i) => low[i]!)) + Math.max(...run.map((i) => high[i]!))) / 2;
    const text = run.map((i, k) => (before[i] === NO_BLANK || k === 0 ? '' : ' ') + textOf(glyphs, i)).join('');
    return { text, x: middle(left, right), y: middle(top, bottom) };
  });
  return { straight, turned };
}

/** Places of the glyphs of a page whose text runs sideways, as if the page were turned upright. */
function turnedBack(glyphs: PageGlyphs, { width, height }: PageFrame, quarters: number): PageGlyphs {
  const { left, right, top, bottom, baseline, x } = glyphs;
  const from = (edge: number, places: Float64Array) => places.map((place) => edge - place);
  if (quarters === 2) {
    const turned = { left: from(width, right), right: from(width, left), top: from(height, bottom) };
    return { ...glyphs, ...turned, bottom: from(height, top), baseline: from(height, baseline) };
  }
  if (quarters === 1) {
    const turned = { left: top, right: bottom, top: from(width, right), bottom: from(width, left) };
    return { ...glyphs, ...turned, baseline: from(width, x) };
  }
  return { ...glyphs, left: from(height, bottom), right: from(height, top), top: left, bottom: right, baseline: x };
}
