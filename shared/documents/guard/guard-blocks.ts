/**
 * The guard between a document and the models: what speaks to a reader-machine is taken out sentence by sentence,
 * marks that could end the document lose their shape, unseen characters go. The rest of the paper stays as it is, so
 * that a paper about such attacks can still be summarised. Everything found is reported (W-08 to W-10).
 */
import type { Block, Place, Suspicion } from '../document.ts';
import { sentencePieces } from '../sentences.ts';
import { neutraliseDelimiters } from './delimiters.ts';
import { continuesInstruction, isInstruction, isRestOfOrder } from './instruction-patterns.ts';
import { cleanCharacters } from './invisible-characters.ts';

/** Characters of a find that the operator sees. */
export const SAMPLE_LENGTH = 80;
/** A document with more finds than this is reported by the first ones. */
const MOST_SUSPICIONS = 50;
/** How much of two neighbouring blocks is read as one sentence, where an order is broken across them. */
const SEAM = 120;

export interface Guarded {
  readonly blocks: readonly Block[];
  readonly suspicions: readonly Suspicion[];
}

export function guardBlocks(blocks: readonly Block[]): Guarded {
  const suspicions: Suspicion[] = [];
  const report = (kind: Suspicion['kind'], found: string, place?: Place): void => {
    if (suspicions.length >= MOST_SUSPICIONS) return;
    suspicions.push({ kind, sample: [...found].slice(0, SAMPLE_LENGTH).join(''), ...(place && { place }) });
  };
  const kept: Block[] = [];
  let endedInOrder = false;
  for (const block of blocks) {
    const text = guardText(block.text, (kind, found) => report(kind, found, block.place));
    const isRest: boolean = endedInOrder && text.length <= SEAM && isRestOfOrder(text);
    endedInOrder = text === '' || isRest;
    if (endedInOrder) continue;
    const before = kept.at(-1);
    if (before && spansSeam(before.text, text)) {
      report('instruction', `${before.text.slice(-SEAM / 2)} ${text}`, block.place);
      kept.pop();
      endedInOrder = true;
      continue;
    }
    kept.push(text === block.text ? block : { ...block, text });
  }
  return { blocks: kept, suspicions };
}

/** A text as readers are shown it: whole, but for sentences that order a reader-machine about. */
export function withoutOrders(text: string): string {
  let ordering = false;
  const kept = guardText(text, (kind) => {
    ordering ||= kind === 'instruction';
  });
  return ordering ? kept : text;
}

/** One text cleaned; `report` hears of every find. */
export function guardText(text: string, report: (kind: Suspicion['kind'], found: string) => void): string {
  const clean = cleanCharacters(text);
  if (clean.suspicious) report('invisible-characters', clean.spelled || clean.text);
  const parted = neutraliseDelimiters(clean.text);
  if (parted.spoofed) report('spoofed-delimiter', clean.text);
  const kept: string[] = [];
  let ordering = false;
  let dropped = false;
  for (const sentence of stretchesOf(parted.text)) {
    const before = kept.at(-1);
    if (!ordering && before && spansCut(before, sentence)) {
      report('instruction', `${before.slice(-SEAM / 2)}${sentence}`);
      kept.pop();
      ordering = true;
    } else {
      ordering = ordering ? continuesInstruction(sentence) : isInstruction(sentence);
      if (!ordering) kept.push(sentence);
      else if (!dropped || isInstruction(sentence)) report('instruction', sentence.trim());
    }
    dropped ||= ordering;
  }
  if (!dropped)
    return isInstruction(parted.text) && parted.text.length <= SEAM ? dropWhole(parted.text, report) : parted.text;
  return kept.join('').trim();
}

/** A longer stretch without an end is cut at a space: what is dropped for an order in it must not be the whole page. */
const LONGEST = 600;

/** A row of a table ends no sentence, but an order that fills a row or a cell begins there. */
function linesOf(sentence: string): string[] {
  const lines = sentence.split(/(?<=\n)/);
  return lines.length > 1 && lines.some(isInstruction) ? lines : [sentence];
}

/** Sentences with their spaces, none longer than that. */
export function stretchesOf(text: string): string[] {
  return sentencePieces(text)
    .flatMap(linesOf)
    .flatMap((sentence) => {
      const parts: string[] = [];
      let at = 0;
      while (sentence.length - at > LONGEST) {
        const space = sentence.lastIndexOf(' ', at + LONGEST);
        const end = space > at + LONGEST / 2 ? space + 1 : at + LONGEST;
        parts.push(sentence.slice(at, end));
        at = end;
      }
      return [...parts, sentence.slice(at)];
    });
}

function dropWhole(text: string, report: (kind: Suspicion['kind'], found: string) => void): string {
  report('instruction', text);
  return '';
}

/** An order that the cut of a long stretch without sentence ends went through. */
function spansCut(before: string, after: string): boolean {
  if (/[.!?。！？]["'”’)\]」』]*\s*$/.test(before)) return false;
  return isInstruction(before.slice(-SEAM) + after.slice(0, SEAM));
}

/** An order broken across two short blocks: neither half is one, both together are. */
function spansSeam(before: string, after: string): boolean {
  if (before.length > SEAM || after.length > SEAM) return false;
  return isInstruction(`${before} ${after}`);
}
