/** A digest as the audit reads it: `digest.json` or the text form, ours or another's. */

import * as v from 'valibot';
import { LABELS } from '../../../shared/editions/labels.ts';
import { LANGUAGES, type Language } from '../../../shared/language.ts';
import { textOf } from '../../../shared/summaries/parts.ts';
import type { Draft, DraftSentence } from '../../../shared/summaries/summary.ts';
import { NotADigestError, parseText, type TextPaper } from './parse-text.ts';

export interface AuditedAnswer {
  readonly question: string;
  readonly answer: string;
  readonly quotes: readonly string[];
  /** `line 434`, or `papers[2].qa[4]`. */
  readonly where: string;
}

export interface AuditedPaper {
  readonly title: string;
  readonly url: string;
  readonly authors: readonly string[];
  readonly published: string | undefined;
  readonly updated: string | undefined;
  readonly categories: readonly string[];
  readonly headline: string;
  readonly overview: string;
  readonly verbatim: boolean;
  /** The curator's words stand in for a text that could not be read. */
  readonly fromNote: boolean;
  readonly qa: readonly AuditedAnswer[];
  /** Its sentences, each with its quotes; undefined in a form that shows quotes of answers alone. */
  readonly sentences: Draft | undefined;
  readonly headlineWhere: string;
  readonly overviewWhere: string;
  /** Authors, day, category and update are all known. */
  readonly complete: boolean;
}

export interface AuditedDigest {
  readonly language: Language;
  readonly papers: readonly AuditedPaper[];
}

const Evidence = v.array(v.object({ quote: v.string() }));
const Sentences = v.array(v.object({ text: v.string(), evidence: Evidence }));
/** Version 1 had texts, and evidence for each answer. */
const Text = v.union([v.string(), Sentences]);

const EditionJson = v.object({
  language: v.picklist(LANGUAGES),
  papers: v.array(
    v.object({
      title: v.string(),
      url: v.string(),
      authors: v.array(v.string()),
      published: v.optional(v.string()),
      updated: v.optional(v.string()),
      categories: v.array(v.string()),
      headline: Text,
      overview: Text,
      verbatim: v.boolean(),
      coverage: v.object({ kind: v.string() }),
      qa: v.array(v.object({ question: v.string(), answer: Text, evidence: v.optional(Evidence, []) })),
      check: v.optional(v.picklist(['sentence', 'answer']), 'answer'),
    }),
  ),
});
type Said = v.InferOutput<typeof Text>;

const plain = (said: Said): string => (typeof said === 'string' ? said : textOf(said));
const quotesIn = (said: Said): string[] =>
  typeof said === 'string' ? [] : said.flatMap(({ evidence }) => evidence.map(({ quote }) => quote));
const drafted = (said: Said): DraftSentence[] =>
  typeof said === 'string'
    ? []
    : said.map(({ text, evidence }) => ({ sentence: text, quotes: evidence.map(({ quote }) => quote) }));

/** @throws NotADigestError when the text is neither */
export function readDigest(text: string): AuditedDigest {
  if (!text.trimStart().startsWith('{')) return fromText(text);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new NotADigestError('not a digest: the file begins like JSON and is none');
  }
  const parsed = v.safeParse(EditionJson, json);
  if (!parsed.success) throw new NotADigestError(`not a digest: ${v.summarize(parsed.issues).slice(0, 200)}`);
  const { language, papers } = parsed.output;
  return {
    language,
    papers: papers.map((paper, at) => ({
      ...withoutUndefined(paper),
      headline: plain(paper.headline),
      overview: plain(paper.overview),
      fromNote: paper.coverage.kind === 'unreachable',
      qa: paper.qa.map(({ question, answer, evidence }, number) => ({
        question,
        answer: plain(answer),
        quotes: [...evidence.map(({ quote }) => quote), ...quotesIn(answer)],
        where: `papers[${at}].qa[${number}]`,
      })),
      sentences:
        paper.check === 'answer'
          ? undefined
          : {
              headline: drafted(paper.headline),
              overview: drafted(paper.overview),
              qa: paper.qa.map(({ question, answer }) => ({ question, answer: drafted(answer) })),
            },
      headlineWhere: `papers[${at}].headline`,
      overviewWhere: `papers[${at}].overview`,
      complete: isComplete(paper),
    })),
  };
}

function withoutUndefined<T extends { published?: string | undefined; updated?: string | undefined }>(paper: T) {
  return { ...paper, published: paper.published, updated: paper.updated };
}

function fromText(text: string): AuditedDigest {
  const { language, contents, papers } = parseText(text);
  return {
    language,
    papers: papers.map((paper) => {
      const entry = contents.find(({ title }) => title.trim() === paper.title.trim());
      return {
        ...withoutUndefined({ published: undefined, updated: undefined, ...paper }),
        url: paper.url ?? '',
        // The reader of the text form leaves days as printed.
        published: dayOf(paper.published),
        updated: dayOf(paper.updated),
        fromNote: isFromNote(paper, language),
        sentences: undefined,
        qa: paper.qa.map(({ question, answer, evidence, lines }) => ({
          question,
          answer,
          quotes: evidence.map(({ quote }) => quote),
          where: `line ${lines.answer}`,
        })),
        headlineWhere: `line ${(entry?.line ?? -1) + 2}`,
        overviewWhere: `line ${paper.lines.overview}`,
        complete: isComplete(paper),
      };
    }),
  };
}

const isFromNote = (paper: TextPaper, language: Language): boolean =>
  paper.coverage === (language === 'ja' ? '本文取得不可' : 'text unreachable') ||
  paper.overview === LABELS[language].noOverview;

function dayOf(printed: string | undefined): string | undefined {
  const day = /(\d{4})\D(\d{2})\D(\d{2})/.exec(printed ?? '');
  return day ? `${day[1]}-${day[2]}-${day[3]}` : undefined;
}

const isComplete = (paper: Pick<TextPaper, 'authors' | 'categories' | 'published' | 'updated'>): boolean =>
  paper.authors.length > 0 && paper.categories.length > 0 && Boolean(paper.published) && Boolean(paper.updated);
