/** One sentence in one part of a paper, and the questions that it alone is asked. */
import { describe, expect, test } from '@jest/globals';
import type { SectionKind } from '../../../../shared/documents/section-names.ts';
import { pickAnswers } from '../../../../shared/summaries/extractive/answers/pick-answers.ts';
import type { QuestionKind } from '../../../../shared/summaries/extractive/answers/question-kind.ts';
import type { SourceSentence } from '../../../../shared/summaries/extractive/source-sentences.ts';

const sentence = (text: string, part: SectionKind): SourceSentence => ({
  ...{ text, part, heading: '', at: 0, relative: 0, vector: new Map(), whole: true },
  ...{ likeTitle: 0, likeText: 0 },
});

export const askedOf = (text: string, part: SectionKind, language: 'en' | 'ja' = 'en'): string[] =>
  pickAnswers([sentence(text, part)], { overview: [], names: ['Pageturn'], subject: 'it', language }).map(
    ({ question }) => question,
  );

/** The template with each of the words in the place of its star. */
export const each = (template: string, words: string): string[] =>
  words.split('|').map((word) => template.replace('*', word));

type Case = readonly [part: SectionKind, sentences: readonly string[]];
export interface Kind {
  readonly question: string;
  readonly answers: readonly Case[];
  readonly alike: readonly Case[];
}

const cases = (list: readonly Case[]) =>
  list.flatMap(([part, sentences]) => sentences.map((text) => [text, part] as const));

/** Tests of every kind of the room: what it is asked of, and what only looks alike. */
export function testKinds(kinds: readonly Kind[], room: readonly QuestionKind[]): void {
  test('every kind of question has its cases', () => {
    expect(kinds.map(({ question }) => question)).toEqual(room.map(({ asks }) => asks.en[0]!.replaceAll('{S}', 'it')));
  });

  describe.each(kinds)('"$question"', ({ question, answers, alike }) => {
    test.each(cases(answers))('is asked of: %s (%s)', (text, part) => {
      expect(askedOf(text, part)).toContain(question);
    });

    test.each(cases(alike))('is not asked of: %s (%s)', (text, part) => {
      expect(askedOf(text, part)).not.toContain(question);
    });
  });
}
