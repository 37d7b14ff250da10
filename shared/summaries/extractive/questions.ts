/** Turns evidence round: for a chosen sentence, the question that it answers. */

import type { PaperDocument } from '../../documents/document.ts';
import type { Language } from '../../language.ts';
import type { Paper } from '../../papers/paper.ts';
import { contained, gramsOf } from '../text/grams.ts';
import { namesIn, phrasesIn } from './paper-names.ts';
import { QUESTION_WORDS, type QuestionWords } from './question-words.ts';
import type { Genre } from './roles/genre.ts';
import type { Evidence } from './roles/pick-evidence.ts';
import type { Role } from './roles/role-rule.ts';
import { shortName } from './short-name.ts';

/** A question that gives away this share of its answer asks nothing. */
const GIVES_AWAY = 0.35;
/** Asked about the paper as a whole first, and about a part of it only when that was asked already. */
const ABOUT_THE_PAPER: ReadonlySet<Role> = new Set([
  'proposal',
  'code',
  'future',
  'limitation',
  'problem',
  'use',
  'aim',
]);

export interface Asking {
  readonly paper: Paper;
  readonly kind: PaperDocument['kind'];
  readonly genre: Genre;
  /** The overview tells already what the paper proposes: what else it proposes is asked for then. */
  readonly proposed: boolean;
  /** Whether the text has the word in lower case. */
  readonly isOrdinary: (word: string) => boolean;
  /** Noun phrases that the text repeats, and in how many sentences each stands; undefined where none can be told. */
  readonly phrases: ReadonlyMap<string, number> | undefined;
  readonly language: Language;
}

/**
 * One question per piece of evidence, in its order, all different: built from the names of the sentence or a noun phrase of it,
 * those first that the paper repeats, else from its role alone.
 */
export function askFor(evidence: readonly Evidence[], asking: Asking): string[] {
  const { paper, phrases, language, proposed, isOrdinary } = asking;
  const words = QUESTION_WORDS[language];
  const short = shortName(paper, isOrdinary);
  const subject = short ?? calledInGeneral(asking, words);
  const asked = new Set<string>();
  return evidence.map(({ sentence, role }) => {
    const answer = gramsOf(sentence.text);
    const topics = role === 'definition' ? definedBy(sentence.text) : topicsOf(sentence.text, short, phrases, words);
    const forms = [role, 'point' as const].flatMap((each) => formsOf(each, topics, subject, words));
    const open = role === 'proposal' && proposed ? forms.slice(1) : forms;
    const fresh = open.filter((form) => !asked.has(form));
    const question = fresh.find((form) => contained(answer, gramsOf(form)) < GIVES_AWAY) ?? fresh[0] ?? forms[0]!;
    asked.add(question);
    return question;
  });
}

/** What a work without a name of its own is called. */
function calledInGeneral({ paper, kind, genre }: Asking, words: QuestionWords): string {
  if (kind === 'html' && paper.id.startsWith('url:')) return words.page;
  return genre === 'research' ? words.paper : words.document;
}

/** Every way to ask for that role, best first. */
function formsOf(role: Role, topics: readonly string[], subject: string, words: QuestionWords): string[] {
  const fill = (form: string, topic = '') => form.replaceAll('{S}', subject).replaceAll('{T}', topic);
  const plain = words.plain[role].map((form) => fill(form));
  const about = words.about[role].flatMap((form) => topics.map((topic) => fill(form, topic)));
  return ABOUT_THE_PAPER.has(role) ? [...plain, ...about] : [...about, ...plain];
}

/** `MIMIC-III is a …`: what stands before the verb, without its article; nothing when that is no short name. */
function definedBy(sentence: string): string[] {
  const defined = /^(?:The |An? |Our )?([\w+./ -]{2,40}?)(?:\s*\([^)]*\))? (?:is|are) (?:an?|the|one of)\b/.exec(
    sentence,
  )?.[1];
  return defined === undefined || defined.split(' ').length > 4 ? [] : [defined];
}

function topicsOf(
  text: string,
  short: string | undefined,
  known: ReadonlyMap<string, number> | undefined,
  words: QuestionWords,
): string[] {
  const own = plainOf(short ?? '');
  const names = namesIn(text).filter(
    (name) => own === '' || !(plainOf(name).includes(own) || own.includes(plainOf(name))),
  );
  const phrases = known === undefined ? [] : phrasesIn(text).filter((phrase) => !own.includes(plainOf(phrase)));
  const often = (phrase: string): number => known?.get(phrase) ?? 0;
  const repeated = phrases
    .filter((phrase) => often(phrase) > 0)
    .toSorted((a, b) => often(b) - often(a))
    .map(words.quote);
  const single = phrases.filter((phrase) => often(phrase) === 0).map(words.quote);
  // `Transformer` beside `Transformers` says nothing more.
  const second = names
    .slice(1)
    .find((name) => !plainOf(name).includes(plainOf(names[0]!)) && !plainOf(names[0]!).includes(plainOf(name)));
  const pair = second === undefined ? [] : [`${names[0]}${words.and}${second}`];
  return [...pair, ...names.slice(0, 2), ...repeated.slice(0, 3), ...single.slice(0, 3), ...names.slice(2, 4)];
}

const plainOf = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
