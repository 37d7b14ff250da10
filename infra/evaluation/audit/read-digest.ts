/** Reads `digest.json` or the text form, ours or another's. */
import * as v from 'valibot';
import { LANGUAGES } from '../../../shared/language.ts';
import { textOf } from '../../../shared/summaries/parts.ts';
import type { DraftSentence } from '../../../shared/summaries/summary.ts';
import { type AuditedDigest, NotADigestError } from './audited-digest.ts';
import { parseText } from './parse-text.ts';

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
  if (!text.trimStart().startsWith('{')) return parseText(text);
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), EditionJson), text);
  if (!parsed.success) throw new NotADigestError(`not a digest: ${v.summarize(parsed.issues).slice(0, 200)}`);
  const { language, papers } = parsed.output;
  return {
    language,
    papers: papers.map((paper, at) => ({
      ...paper,
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
    })),
  };
}
