/** The sentences of a summary in order, by address (`headline[0]`, `overview[2]`, `qa[3].answer[1]`), and as running text. */
import type { Parts } from './summary.ts';

export interface Addressed<S> {
  readonly where: string;
  readonly part: 'headline' | 'overview' | 'answer';
  readonly sentence: S;
}

export function sentencesOf<S>(parts: Parts<S>): Addressed<S>[] {
  const numbered = (part: Addressed<S>['part'], at: string, sentences: readonly S[]) =>
    sentences.map((sentence, i) => ({ where: `${at}[${i}]`, part, sentence }));
  return [
    ...numbered('headline', 'headline', parts.headline),
    ...numbered('overview', 'overview', parts.overview),
    ...parts.qa.flatMap(({ answer }, at) => numbered('answer', `qa[${at}].answer`, answer)),
  ];
}

/** An address of a part as a whole: `overview`, `qa[3]`. */
export const isPart = (where: string): boolean => /^(?:overview|qa\[\d+\])$/.test(where);

/** The same parts with each sentence changed, or left out where the change answers undefined. */
export function withSentences<S, T>(parts: Parts<S>, change: (sentence: S, where: string) => T | undefined): Parts<T> {
  const all = (at: string, sentences: readonly S[]): T[] =>
    sentences.map((sentence, i) => change(sentence, `${at}[${i}]`)).filter((each) => each !== undefined);
  return {
    headline: all('headline', parts.headline),
    overview: all('overview', parts.overview),
    qa: parts.qa.map(({ question, answer }, at) => ({ question, answer: all(`qa[${at}].answer`, answer) })),
  };
}

/** Sentences one after the other; behind a Japanese stop stands no space. */
export function textOf(sentences: readonly ({ readonly text: string } | { readonly sentence: string })[]): string {
  return sentences
    .map((each) => ('text' in each ? each.text : each.sentence))
    .reduce((before, text) => before + (before === '' || /[。！？」』）]$/.test(before) ? '' : ' ') + text, '');
}

/** All that a summary says, question by question and sentence by sentence, by address. */
export function addressesOf(parts: Parts<{ readonly text: string }>): ReadonlyMap<string, string> {
  return new Map(
    sentencesOf(parts).flatMap(({ where, sentence }): [string, string][] => {
      const at = /^qa\[(\d+)\]\.answer\[0\]$/.exec(where)?.[1];
      const question = at === undefined ? undefined : parts.qa[Number(at)]!.question;
      const own: [string, string] = [where, sentence.text];
      return question === undefined ? [own] : [[`qa[${at}].question`, question], own];
    }),
  );
}
