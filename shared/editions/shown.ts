/**
 * Which words of a paper readers are shown beside its summary: for each sentence at most one quote, the shortest that says
 * most of it, and of the whole paper a small share. All other evidence is shown as places.
 */
import { sentencesOf } from '../summaries/parts.ts';
import type { Evidence, Sentence } from '../summaries/summary.ts';
import type { EditionPaper } from './edition.ts';
import { tiesOf } from './ties.ts';

export interface Shown {
  /** With its surroundings where there is room for them; undefined where its place alone is shown. */
  readonly quote: Evidence | undefined;
  /** The evidence that stands for its place alone, in order. */
  readonly places: readonly Evidence[];
}

/** Readers are shown a summary and never the paper: of its characters this share at most. */
export const MOST_OF_A_PAPER = 0.12;

/** The first sentence of every answer comes first, since a reader who doubts looks there; headline and overview last. Each quote counts once. */
export function shownEvidence(paper: EditionPaper): ReadonlyMap<Sentence, Shown> {
  const shown = KNOWN.get(paper) ?? choose(paper);
  KNOWN.set(paper, shown);
  return shown;
}

/** Every form of an edition asks, and a mail once for each length that it is tried at. */
const KNOWN = new WeakMap<EditionPaper, ReadonlyMap<Sentence, Shown>>();

function choose(paper: EditionPaper): ReadonlyMap<Sentence, Shown> {
  const sentences = sentencesOf(paper);
  type Told = (typeof sentences)[number];
  const rank = ({ where, part }: Told) => (part !== 'answer' ? 2 : where.endsWith('[0]') ? 0 : 1);
  const chosen = sentences
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ sentence }) => ({ sentence, best: paper.verbatim ? undefined : bestOf(sentence) }));
  // Of a paper frozen before its length was known, what was shown then is shown still.
  let room = paper.characters > 0 ? MOST_OF_A_PAPER * paper.characters : Number.POSITIVE_INFINITY;
  const taken = new Set<string>();
  const take = (words: string): boolean => {
    if (taken.has(words)) return true;
    if (words.length > room) return false;
    room -= words.length;
    taken.add(words);
    return true;
  };
  const quoted = chosen.map(({ sentence, best }) => ({ sentence, quote: best && take(best.quote) ? best : undefined }));
  return new Map(
    quoted.map(({ sentence, quote }) => {
      const { before = '', after = '' } = quote ?? {};
      const around = quote && take(`${before}\n${after}`) ? { before, after } : { before: '', after: '' };
      const shown = quote && { ...quote, ...around };
      return [sentence, { quote: shown, places: sentence.evidence.filter((each) => each !== quote) }];
    }),
  );
}

/** What ties most of the sentence's numbers (the head of a table has names alone), then of its names, and of such quotes the shortest. */
function bestOf({ text, evidence }: Sentence): Evidence | undefined {
  const ranked = evidence.map((each) => {
    const keys = tiesOf(text, each.quote).map(({ key }) => key);
    return { each, ties: keys.length, numbers: keys.filter((key) => /^\d/.test(key)).length };
  });
  return ranked.sort((a, b) => b.numbers - a.numbers || b.ties - a.ties || a.each.quote.length - b.each.quote.length)[0]
    ?.each;
}

/** So many characters of a quote are shown in a mail. */
const EXCERPT = 120;

/** A part of a quote, cut at words and around what ties it to its sentence; never through a number. */
export function excerptOf(text: string, quote: string): string {
  if (quote.length <= EXCERPT) return quote;
  const ties = tiesOf(text, quote).map(({ inQuote }) => inQuote);
  const first = ties[0] ?? { from: 0, to: 0 };
  // As many of the ties as fit behind the first one.
  const last = ties.findLast(({ to }) => to - first.from <= EXCERPT) ?? first;
  const spare = Math.max(0, EXCERPT - (last.to - first.from));
  const wanted = Math.max(0, Math.min(first.from - Math.floor(spare / 2), quote.length - EXCERPT));
  const from = wanted === 0 ? 0 : Math.min(first.from, quote.indexOf(' ', wanted - 1) + 1);
  const end = Math.max(last.to, from + EXCERPT);
  const to = end >= quote.length ? quote.length : Math.max(last.to, quote.lastIndexOf(' ', end));
  return `${from > 0 ? '…' : ''}${quote.slice(from, to).trim()}${to < quote.length ? '…' : ''}`;
}
