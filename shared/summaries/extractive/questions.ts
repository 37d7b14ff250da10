/** Turns evidence round: for a chosen sentence, the question that it answers. */
import type { PaperDocument } from '../../documents/document.ts';
import type { Paper } from '../../papers/paper.ts';
import { contained, gramsOf } from '../checks/grams.ts';
import type { Language } from '../summary.ts';
import { namesIn, phrasesIn } from './names.ts';
import type { Evidence } from './pick-evidence.ts';
import { QUESTION_WORDS, type QuestionWords } from './question-words.ts';
import type { Role } from './role-rule.ts';

/** A question that gives away this share of its answer asks nothing. */
const GIVES_AWAY = 0.35;
/** Latin without accents, or Japanese: what stands in a question of either language without looking foreign to it. */
const PLAIN_NAME = /^[\x20-\x7Eぁ-んァ-ヶー一-龠々・：（）「」’–—]+$/;
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
  /** Noun phrases that the text repeats, and in how many sentences each stands. */
  readonly phrases: ReadonlyMap<string, number>;
  readonly language: Language;
}

/**
 * One question per piece of evidence, in its order, all different: built from the names of the sentence or a noun phrase of it,
 * those first that the paper repeats, else from its role alone.
 */
export function askFor(evidence: readonly Evidence[], { paper, kind, phrases, language }: Asking): string[] {
  const words = QUESTION_WORDS[language];
  const short = shortName(paper);
  const subject = short ?? (kind === 'html' && paper.id.startsWith('url:') ? words.page : words.paper);
  const asked = new Set<string>();
  return evidence.map(({ sentence, role }) => {
    const answer = gramsOf(sentence.text);
    const topics = role === 'definition' ? definedBy(sentence.text) : topicsOf(sentence.text, short, phrases, words);
    const forms = [role, 'point' as const].flatMap((asking) => formsOf(asking, topics, subject, words));
    const fresh = forms.filter((form) => !asked.has(form));
    const question = fresh.find((form) => contained(answer, gramsOf(form)) < GIVES_AWAY) ?? fresh[0] ?? forms[0]!;
    asked.add(question);
    return question;
  });
}

/** Every way to ask for that role, best first. */
function formsOf(role: Role, topics: readonly string[], subject: string, words: QuestionWords): string[] {
  const fill = (form: string, topic = '') => form.replaceAll('{S}', subject).replaceAll('{T}', topic);
  const plain = words.plain[role].map((form) => fill(form));
  const about = words.about[role].flatMap((form) => topics.map((topic) => fill(form, topic)));
  return ABOUT_THE_PAPER.has(role) ? [...plain, ...about] : [...about, ...plain];
}

/** The name that people call the work by: the list's short title, or what stands before the colon; undefined when neither is short. */
export function shortName(paper: Paper): string | undefined {
  const beforeSign = /^(.{2,30}?)(?::\s|\s[-–—]\s)/.exec(paper.title)?.[1] ?? '';
  return [...paper.picks.map(({ title }) => title), beforeSign, paper.title]
    .map((name) => name.trim())
    .find((name) => name.length > 1 && name.length <= 30 && name.split(/\s+/).length <= 4 && PLAIN_NAME.test(name));
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
  known: ReadonlyMap<string, number>,
  words: QuestionWords,
): string[] {
  const own = plainOf(short ?? '');
  const names = namesIn(text).filter(
    (name) => own === '' || !(plainOf(name).includes(own) || own.includes(plainOf(name))),
  );
  const phrases = phrasesIn(text)
    .filter((phrase) => !own.includes(plainOf(phrase)))
    .toSorted((a, b) => (known.get(b) ?? 0) - (known.get(a) ?? 0));
  const repeated = phrases.filter((phrase) => known.has(phrase)).map(words.quote);
  const single = phrases.filter((phrase) => !known.has(phrase)).map(words.quote);
  // `Transformer` beside `Transformers` says nothing more.
  const second = names
    .slice(1)
    .find((name) => !plainOf(name).includes(plainOf(names[0]!)) && !plainOf(names[0]!).includes(plainOf(name)));
  const pair = second === undefined ? [] : [`${names[0]}${words.and}${second}`];
  return [...pair, ...names.slice(0, 2), ...repeated.slice(0, 3), ...single.slice(0, 3), ...names.slice(2, 4)];
}

const plainOf = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
