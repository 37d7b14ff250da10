/**
 * Finds headlines that leave out what the paper is about. Its own name stands in the title; the curator's row is the second
 * opinion: what a person called the work, as long as the paper knows that name too.
 */

import type { SourceIndex } from '../../quote/source-index.ts';
import { lettersOf } from '../../text/letters.ts';
import { holdsName, namesOf } from '../../text/names.ts';

/** Names of whole fields; to name them says nothing about one paper. */
export const FIELD_NAMES: ReadonlySet<string> = new Set([
  'llm',
  'llms',
  'ai',
  'ml',
  'nlp',
  'gpt',
  'rl',
  'rag',
  'vlm',
  'vlms',
  'ir',
  'nn',
  'gpu',
  'cv',
  'sota',
  'api',
  'url',
  'agi',
  'mllm',
  'mllms',
]);

/** Names of the contribution: acronyms, words with inner capitals or digits, and the one word before a title's colon. */
export function contributionNames({ paper, squeezed }: SourceIndex): string[] {
  const names = marked(paper.title.replace(ASIDE, ' '));
  const colon = /^([\p{Lu}\d][^\s:：]{2,30})[:：]\s/u.exec(paper.title)?.[1];
  if (colon) names.push(colon);
  for (const pick of paper.picks) names.push(...marked(pick.title));
  // A name that the text never uses is a phrase of the title, or the curator's own.
  return [...new Set(names)].filter((name) => !FIELD_NAMES.has(name.toLowerCase()) && holdsName(name, squeezed));
}

/** Names behind these words are what the work is used on or made with, not what it is. */
const ASIDE = /\b(?:on|for|in|with|using|via|from|against|to)\s+(?:the\s+)?[A-Z][\w.-]*/g;

const marked = (title: string): string[] =>
  namesOf(title).filter((name) => name.length > 2 && /[a-z][A-Z]|[A-Z]{2}|[A-Za-z]-?\d/.test(name));

/** Silent where the paper has no name of its own. */
export function headlineNamesContribution(headline: string, index: SourceIndex): string | undefined {
  const names = contributionNames(index);
  if (names.length === 0) return undefined;
  const said = lettersOf(headline).text;
  if (names.some((name) => said.includes(lettersOf(name).text))) return undefined;
  return `it does not name ${names.slice(0, 3).join(' or ')}`;
}
