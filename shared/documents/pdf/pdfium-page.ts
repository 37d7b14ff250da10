/** One page through PDFium: its glyphs become words, upright, the hidden ones apart. */
import { correctSizes } from './glyph-sizes.ts';
import { judgeOf, type Paint, SMALLEST_TEXT } from './hidden-text.ts';
import type { Face, HiddenSpan, PageText, TurnedText } from './page-text.ts';
import type { Pdfium } from './pdfium.ts';
import { type Glyph, type PageFrame, type PageGlyphs, readGlyphs, type TextObject } from './pdfium-glyphs.ts';
import { pageInk } from './pdfium-ink.ts';
import { pagePaints } from './pdfium-paints.ts';
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
    const paints = pagePaints(pdfium, document, page, scratch);
    const text = call.FPDFText_LoadPage!(page);
    if (!text) return LOST;
    try {
      const found = readGlyphs(pdfium, { text, scratch, frame, paints, faces, ink: pageInk(pdfium, page, frame) });
      const wrong = correctSizes(found);
      if (found.objects.some(({ size }) => size < SMALLEST_TEXT)) measureStretches(found.glyphs);
      return assemble(found, frame, paints.paints, wrong);
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

/** Counts the letters of each stretch of line, for the judgement of small print. */
function measureStretches(glyphs: readonly Glyph[]): void {
  let from = 0;
  for (let i = 1; i <= glyphs.length; i += 1) {
    const glyph = glyphs[i];
    if (glyph && glyph.before !== 'line' && Math.abs(glyph.baseline - glyphs[from]!.baseline) < 0.5) continue;
    for (let k = from; k < i; k += 1) glyphs[k]!.stretch = i - from;
    from = i;
  }
}

/** Splits what a reader sees from what is hidden, and joins glyphs into pieces. */
function assemble(
  { glyphs, objects }: PageGlyphs,
  frame: PageFrame,
  paints: readonly Paint[],
  wrong: ReadonlySet<TextObject>,
): PageText {
  const judge = judgeOf(objects, paints, frame);
  const seen: Glyph[] = [];
  const hidden: { text: string; why: HiddenSpan['why'] }[] = [];
  let last: { text: string; why: HiddenSpan['why'] } | undefined;
  for (const glyph of glyphs) {
    const why = judge(glyph);
    if (!why) {
      seen.push(glyph);
      last = undefined;
    } else if (last && last.why === why) {
      last.text += (glyph.before === 'none' ? '' : ' ') + glyph.text;
    } else {
      last = { text: glyph.text, why };
      hidden.push(last);
    }
  }
  const turns = [0, 0, 0, 0];
  for (const { turn, count } of objects) turns[(turn + frame.turn) & 3]! += count;
  const upright = turns.indexOf(Math.max(...turns));
  const quarters = (upright - frame.turn) & 3;
  const oneWay = objects.every(({ turn }) => turn === quarters);
  const { straight, turned } = oneWay ? { straight: seen, turned: [] } : byDirection(seen, quarters);
  const sideways = quarters % 2 === 1;
  return {
    width: sideways ? frame.height : frame.width,
    height: sideways ? frame.width : frame.height,
    pieces: toPieces(quarters === 0 ? straight : straight.map((glyph) => turnBack(glyph, frame, quarters)), wrong),
    turned,
    hidden,
    characters: glyphs.length,
  };
}

function byDirection(glyphs: readonly Glyph[], turn: number): { straight: Glyph[]; turned: TurnedText[] } {
  const runs: Glyph[][] = [];
  const straight: Glyph[] = [];
  for (const glyph of glyphs) {
    const run = runs.at(-1);
    if (glyph.object.turn === turn) straight.push(glyph);
    else if (run && glyph.before !== 'line' && run[0]!.object.turn === glyph.object.turn) run.push(glyph);
    else runs.push([glyph]);
  }
  const turned = runs.map((run) => ({
    text: run.map(({ before, text }, i) => (before === 'none' || i === 0 ? text : ` ${text}`)).join(''),
    x: (Math.min(...run.map(({ left }) => left)) + Math.max(...run.map(({ right }) => right))) / 2,
    y: (Math.min(...run.map(({ top }) => top)) + Math.max(...run.map(({ bottom }) => bottom))) / 2,
  }));
  return { straight, turned };
}

/** Places of a glyph on a page whose text runs sideways, as if the page were turned upright. */
function turnBack(glyph: Glyph, { width, height }: PageFrame, quarters: number): Glyph {
  const { left, right, top, bottom, baseline, x } = glyph;
  if (quarters === 2) {
    const turned = { left: width - right, right: width - left, top: height - bottom, bottom: height - top };
    return { ...glyph, ...turned, baseline: height - baseline };
  }
  if (quarters === 1) {
    return { ...glyph, left: top, right: bottom, top: width - right, bottom: width - left, baseline: width - x };
  }
  return { ...glyph, left: height - bottom, right: height - top, top: left, bottom: right, baseline: x };
}
