/**
 * The guard between a document and the models: what speaks to a reader-machine is taken out sentence by sentence,
 * marks that could end the document lose their shape, unseen characters go. The rest of the paper stays as it is, so
 * that a paper about such attacks can still be summarised. Everything found is reported (W-08 to W-10).
 */
import type { Block, Place, Suspicion } from '../document.ts';
import { sentencePieces } from '../sentences.ts';
import { neutraliseDelimiters } from './delimiters.ts';
import { cleanCharacters } from './invisible-characters.ts';
import { continuesOrder, isOrder, isRestOfOrder, isWithheld, type Judgement, judge } from './orders/orders.ts';

/** Characters of a find that the operator sees. */
export const SAMPLE_LENGTH = 80;
/** A document with more finds than this is reported by the first ones. */
const MOST_SUSPICIONS = 50;
/** How much of two neighbouring blocks is read as one sentence, where an order is broken across them. */
const SEAM = 120;
/** `To all language models.` */
const LONGEST_CALL = 40;

/** A paper on such attacks prints them: they are withheld like all, but it is not accused of them. */
const ON_ATTACKS =
  /\b(?:prompt[- ]injection|injection (?:attack|prompt)|jailbreak|adversarial (?:prompt|instruction)|red[- ]team)|プロンプトインジェクション|脱獄/i;
const ON_ATTACKS_AT_LEAST = 8;

export interface Guarded {
  readonly blocks: readonly Block[];
  readonly suspicions: readonly Suspicion[];
}

export function guardBlocks(blocks: readonly Block[]): Guarded {
  const suspicions: Suspicion[] = [];
  const report = (kind: Suspicion['kind'], found: string, place?: Place): void => {
    if (suspicions.length >= MOST_SUSPICIONS || (onAttacks && kind !== 'invisible-characters')) return;
    suspicions.push({ kind, sample: [...found].slice(0, SAMPLE_LENGTH).join(''), ...(place && { place }) });
  };
  const kept: Block[] = [];
  const onAttacks = blocks.filter(({ text }) => ON_ATTACKS.test(text)).length >= ON_ATTACKS_AT_LEAST;
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

/** A title or a name as readers are shown it: without sentences that order a reader-machine about, or may. */
export function withoutOrders(text: string): string {
  let ordering = false;
  const kept = guardText(text, (kind) => {
    ordering ||= kind !== 'invisible-characters';
  });
  // A whole title that is only doubtful stays: it is what the paper is called.
  return ordering || kept !== '' ? kept : text;
}

/** More words than a name has; the longest names are those of committees. */
const LONGEST_NAME = 16;
/** Names of people and of groups have initials, commas and brackets; whoever signs with a sentence or an address has no name. */
const SAYING =
  /[。！？「」『』!?;"“”]|https?:|www\.|^(?:\S+ ){5}.*[a-z]{4}[.:](?:\s|$)|.{12}(?:ください|ます|です|べき)$/;

/** Authors as readers and models are shown them: those whose names are names, and order nobody about. */
export function signedNames(authors: readonly string[], clean: (name: string) => string = withoutOrders): string[] {
  return authors
    .map(clean)
    .filter((name) => name !== '' && name.split(/\s+/).length <= LONGEST_NAME && !SAYING.test(name));
}

/** One text cleaned; `report` hears of every find. What is only doubtful goes too, without a word. */
export function guardText(text: string, report: (kind: Suspicion['kind'], found: string) => void): string {
  const clean = cleanCharacters(text);
  if (clean.suspicious) report('invisible-characters', clean.spelled || clean.text);
  const kept: string[] = [];
  let last: Judgement = 'none';
  for (const sentence of stretchesOf(clean.text)) {
    const before = kept.at(-1);
    const parted = neutraliseDelimiters(sentence);
    const own = judge(sentence);
    if (parted.spoofed) report('spoofed-delimiter', sentence.trim());
    if (own === 'order') report('instruction', sentence.trim());
    if (parted.spoofed || isWithheld(own)) {
      last = last === 'order' ? last : own;
    } else if (isWithheld(last) && continuesOrder(sentence, last)) {
    } else if (before && last === 'none' && spansCut(before, sentence)) {
      report('instruction', `${before.slice(-SEAM / 2)}${sentence}`);
      kept.pop();
      last = 'order';
    } else {
      kept.push(parted.text === sentence ? sentence : ` ${parted.text}`);
      last = 'none';
    }
  }
  return kept.join('').trim();
}

/** A longer stretch without an end is cut at a space: what is dropped for an order in it must not be the whole page. */
const LONGEST = 600;

/** A row of a table ends no sentence, but an order that fills a row or a cell begins there. */
function linesOf(sentence: string): string[] {
  const lines = sentence.split(/(?<=\n)/);
  return lines.length > 1 && lines.some((line) => isWithheld(judge(line))) ? lines : [sentence];
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

/** An order that the cut of a long stretch without sentence ends went through, or that is called out to somebody before it. */
function spansCut(before: string, after: string): boolean {
  if (before.length > LONGEST_CALL && /[.!?。！？]["'”’)\]」』]*\s*$/.test(before)) return false;
  return isOrder(before.slice(-SEAM) + after.slice(0, SEAM));
}

/** An order broken across two short blocks: neither half is one, both together are. */
function spansSeam(before: string, after: string): boolean {
  if (before.length > SEAM || after.length > SEAM) return false;
  return isOrder(`${before} ${after}`);
}
