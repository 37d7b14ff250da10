/** A document as a list of sentences that know where they stand: what every choice of the extractive model is made from. */
import type { PaperDocument } from '../../documents/document.ts';
import { isWithheld, judge } from '../../documents/guard/orders/orders.ts';
import { type SectionKind, sectionKind } from '../../documents/section-names.ts';
import { splitSentences } from '../../documents/sentences.ts';
import type { Paper } from '../../papers/paper.ts';
import { centroidOf, cosine, type Vector } from '../../papers/ranking/term-vectors.ts';
import { contentTerms, vectorOf } from './ranking/terms.ts';
import { refusal } from './whole-sentence.ts';

export interface SourceSentence {
  /** Verbatim from the block. */
  readonly text: string;
  readonly part: SectionKind;
  /** Heading it stands under, without number; empty before the first. */
  readonly heading: string;
  /** Position in the document, from 0. */
  readonly at: number;
  /** Share of the document before it, 0 to 1. */
  readonly relative: number;
  readonly vector: Vector;
  /** Likeness to the title and to the text as a whole, 0 to 1 each. */
  readonly likeTitle: number;
  readonly likeText: number;
  /** Fit to be quoted alone. */
  readonly whole: boolean;
}

export interface Source {
  readonly sentences: readonly SourceSentence[];
  /** Sentences of the abstract in order; empty when there is none that can be trusted. */
  readonly abstract: readonly string[];
}

/** Enough for a book; what comes behind is not looked at. */
const MOST_SENTENCES = 6000;
/** Shorter is a torn-off piece, longer is an abstract whose end was not found. */
const ABSTRACT_WORDS = { least: 25, most: 400 };
/** Least likeness of abstract and body. Below it, on ScisummNet, stand rubble and abstracts of other papers. */
const SAME_MATTER = 0.18;

/** `Abstract—We …`: the heading of the abstract set in its first line. */
const RUN_IN_ABSTRACT = /^(?:Abstract|ABSTRACT|Summary)\s*[—–:.-]+\s*/;
/** A footnote's number set behind the full stop. */
const FOOTNOTE_MARK = /(?<=[a-z)\]]\.)\d{1,2}$/;

/** Sentences of paragraphs and lists in reading order; captions, tables, equations and footnotes are never quoted. */
export function readSource(paper: Paper, document: PaperDocument): Source {
  const found = withoutLabels(sentencesOf(document));
  const own = found.filter(({ part }) => part === 'abstract');
  const body = found.filter(({ part }) => part !== 'abstract');
  const given = withoutLabels(
    splitSentences(paper.abstract.trim())
      .filter((text) => !isWithheld(judge(text)))
      .map((text) => ({ text, part: 'abstract' as const, vector: vectorOf(contentTerms(text)) })),
  );
  const abstract = [own, given].find((sentences) => isAbstract(sentences, body)) ?? [];
  const centroid = centroidOf(found.map(({ vector }) => vector));
  const title = vectorOf(contentTerms(paper.title));
  const sentences = found.map((sentence, at) => ({
    ...sentence,
    part: sentence.part === 'abstract' && abstract !== own ? ('other' as const) : sentence.part,
    at,
    relative: at / Math.max(1, found.length - 1),
    likeTitle: cosine(sentence.vector, title),
    likeText: cosine(sentence.vector, centroid),
    whole: refusal(sentence.text) === undefined,
  }));
  return { sentences, abstract: abstract.map(({ text }) => text) };
}

function sentencesOf(document: PaperDocument) {
  const found: { text: string; part: SectionKind; heading: string; vector: Vector }[] = [];
  let opening = openingIsAbstract(document);
  let abstractRuns = false;
  for (const block of document.blocks) {
    if (block.kind === 'heading') abstractRuns = opening = false;
    if (block.kind !== 'paragraph' && block.kind !== 'list') continue;
    const heading = block.section ?? (block.place.kind === 'section' ? block.place.heading : '');
    const runIn = RUN_IN_ABSTRACT.exec(block.text)?.[0] ?? '';
    abstractRuns ||= runIn !== '';
    const isAbstract = block.place.kind === 'abstract' || abstractRuns || opening;
    for (const sentence of block.text.slice(runIn.length).split('\n').flatMap(splitSentences)) {
      const text = sentence.replace(FOOTNOTE_MARK, '');
      if (isWithheld(judge(text))) continue;
      found.push({
        text,
        part: isAbstract ? 'abstract' : sectionKind(heading),
        heading,
        vector: vectorOf(contentTerms(text)),
      });
    }
    if (found.length >= MOST_SENTENCES) break;
  }
  return found;
}

/** `Methods We conducted …`: words of a structured abstract that are set before its sentences. */
const LABEL =
  /^(?:Context|Background|Motivation|Problem|Objectives?|Aims?|Purpose|Introduction|Approach|Methods?|Methodology|Design|Setting|Participants|Results?|Findings|Discussion|Limitations|Conclusions?|Implications|Originality)(?:\s*[:.—–-]\s*|\s+)(?=[A-Z\d])/;
/** Behind it begins a sentence, and not a name such as `Background Subtraction`. */
const OPENS =
  /^(?:We|This|These|In|The|A|An|Our|For|To|As|It|Here|While|Although|However|With|From|Based|There|Among|Using|All|Most|Many|Both|\d+)\b/;
/** One such word may begin a sentence; two are labels. */
const LABELS_NEEDED = 2;

function withoutLabels<T extends { readonly text: string; readonly part: SectionKind }>(sentences: readonly T[]): T[] {
  const isLabelled = ({ part, text }: T) => part === 'abstract' && LABEL.test(text);
  const sure = sentences.filter((sentence) => isLabelled(sentence) && OPENS.test(sentence.text.replace(LABEL, '')));
  if (sure.length < LABELS_NEEDED) return [...sentences];
  return sentences.map((sentence) =>
    isLabelled(sentence) ? { ...sentence, text: sentence.text.replace(LABEL, '') } : sentence,
  );
}

/** No heading says "Abstract", and the first heading is the introduction: what stands before it is one. */
function openingIsAbstract({ blocks }: PaperDocument): boolean {
  const headings = blocks.filter(({ kind }) => kind === 'heading').map(({ text }) => sectionKind(text));
  return headings[0] === 'introduction' && !headings.includes('abstract');
}

type Vectored = { readonly text: string; readonly vector: Vector };

/** Of a sensible length, and about the same things as the body where there is one. */
function isAbstract(sentences: readonly Vectored[], body: readonly Vectored[]): boolean {
  const words = sentences.reduce((total, { text }) => total + text.split(/\s+/).length, 0);
  if (words === 0) return false;
  if (body.length === 0) return true;
  if (words < ABSTRACT_WORDS.least || words > ABSTRACT_WORDS.most) return false;
  return (
    cosine(centroidOf(sentences.map(({ vector }) => vector)), centroidOf(body.map(({ vector }) => vector))) >=
    SAME_MATTER
  );
}
