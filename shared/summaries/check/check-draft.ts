/** The only door to the checks: what is wrong with a draft, sentence by sentence, and on what each of them stands. */
import type { Language } from '../../language.ts';
import { sentencesOf, textOf } from '../parts.ts';
import type { SourceIndex } from '../quote/source-index.ts';
import { NOTHING, type Standing, standingOf } from '../quote/standing.ts';
import type { Draft, Objection } from '../summary.ts';
import { carried } from './carried.ts';
import { type CheckContext, type Finding, findings, type Part, type Subject } from './check.ts';
import { CHECKS } from './checks.ts';

export interface CheckedDraft {
  /** Sentences first, in order of the draft, then questions and parts; empty when everything holds. */
  readonly objections: readonly Objection[];
  /** For each sentence, by its address. */
  readonly standing: ReadonlyMap<string, Standing>;
}

/** @param verbatim see `CheckContext` */
export function checkDraft(draft: Draft, index: SourceIndex, language: Language, verbatim: boolean): CheckedDraft {
  const context: CheckContext = { index, language, verbatim };
  const overview = textOf(draft.overview);
  const about = (part: Part, text: string, own: Partial<Subject> = {}): Finding[] => {
    const alone = { quotes: [], standing: NOTHING, question: '', earlier: [], overview, before: '' };
    return findings(CHECKS, { ...context, part, text, ...alone, ...own });
  };
  const standing = standingIn(draft, index);
  const objections: Objection[] = [];
  const note = (where: string, found: readonly Finding[]) => {
    for (const [check, reason] of found) objections.push({ where, check, reason });
  };
  let before = '';
  for (const { where, part, sentence } of sentencesOf(draft)) {
    const own = { quotes: sentence.quotes, standing: standing.get(where)!, before };
    note(where, about('sentence', sentence.sentence, own));
    if (!verbatim && own.standing.on === 'own') note(where, carried(sentence.sentence, own.standing.quotes, context));
    if (part === 'headline') note(where, about('headline', sentence.sentence));
    before += `${sentence.sentence}\n`;
  }
  note('overview', about('overview', overview));
  draft.qa.forEach(({ question, answer }, at) => {
    const own = { question, earlier: draft.qa.slice(0, at), quotes: answer.flatMap(({ quotes }) => quotes) };
    note(`qa[${at}].question`, about('question', question, own));
    note(`qa[${at}]`, about('answer', textOf(answer), own));
  });
  return { objections, standing };
}

/** What keeps a sentence of the summary, whose own faults are known, from being its headline. */
export function faultsAsHeadline(sentence: string, { index, language, verbatim }: CheckContext): string[] {
  const alone = { headline: [{ quotes: [], sentence }], overview: [], qa: [] };
  return checkDraft(alone, index, language, verbatim)
    .objections.filter(({ where, check }) => where === 'headline[0]' && check !== 'quote-not-in-source')
    .map(({ check }) => check);
}

function standingIn(draft: Draft, index: SourceIndex): Map<string, Standing> {
  const parts = [
    ['headline', draft.headline] as const,
    ['overview', draft.overview] as const,
    ...draft.qa.map(({ answer }, at) => [`qa[${at}].answer`, answer] as const),
  ];
  return new Map(
    parts.flatMap(([at, part]) => standingOf(part, index).map((each, i) => [`${at}[${i}]`, each] as const)),
  );
}
