/** Turns evidence round: for a chosen sentence, the question that it answers. */
import type { Paper } from '../../papers/paper.ts';
import { contained, gramsOf } from '../checks/grams.ts';
import type { Language } from '../summary.ts';
import { namesIn, termsIn } from './names.ts';
import type { Evidence } from './pick-evidence.ts';
import { QUESTION_WORDS } from './question-words.ts';

/** A question that gives away this share of its answer asks nothing. */
const GIVES_AWAY = 0.4;

/**
 * One question per piece of evidence, in its order, all different: built from the names of the sentence, else from a term
 * that the paper repeats (`terms`: term to number of sentences), else from its role alone.
 */
export function askFor(
  evidence: readonly Evidence[],
  paper: Paper,
  terms: ReadonlyMap<string, number>,
  language: Language,
): string[] {
  const words = QUESTION_WORDS[language];
  const short = shortName(paper);
  const subject = short ?? words.paper;
  const asked = new Set<string>();
  return evidence.map(({ sentence, role }) => {
    const answer = gramsOf(sentence.text);
    const topics = topicsOf(sentence.text, short, terms, words.and, words.quote);
    const plain = words.plain[role].map((form) => form.replaceAll('{S}', subject));
    const about = topics.flatMap((topic) =>
      words.about[role].map((form) => form.replaceAll('{S}', subject).replaceAll('{T}', topic)),
    );
    const forms = role === 'proposal' || role === 'code' ? [...plain, ...about] : [...about, ...plain];
    const fitting = forms.filter((form) => contained(answer, gramsOf(form)) < GIVES_AWAY);
    const question = fitting.find((form) => !asked.has(form)) ?? `${plain[0]}`;
    asked.add(question);
    return question;
  });
}

/** The name that people call the work by: the list's short title, or what stands before the colon; undefined when neither is short. */
export function shortName(paper: Paper): string | undefined {
  const candidates = [
    ...paper.picks.map(({ title }) => title),
    /^([^:]{2,30}):\s/.exec(paper.title)?.[1] ?? '',
    paper.title,
  ];
  return candidates
    .map((name) => name.trim())
    .find((name) => name.length > 1 && name.length <= 30 && name.split(/\s+/).length <= 3);
}

function topicsOf(
  text: string,
  short: string | undefined,
  terms: ReadonlyMap<string, number>,
  and: string,
  quote: (term: string) => string,
): string[] {
  const own = short?.toLowerCase().replace(/[^a-z0-9]/g, '');
  const names = namesIn(text).filter((name) => name.toLowerCase().replace(/[^a-z0-9]/g, '') !== own);
  const phrases = termsIn(text)
    .filter((term) => (terms.get(term) ?? 0) >= 2)
    .toSorted((a, b) => value(b, terms) - value(a, terms))
    .slice(0, 3);
  const pair = names.length >= 2 ? [`${names[0]}${and}${names[1]}`] : [];
  return [...pair, ...names.slice(0, 2), ...phrases.map(quote), ...names.slice(2, 4)];
}

/** Longer terms say more; very frequent ones are the paper's whole theme. */
function value(term: string, terms: ReadonlyMap<string, number>): number {
  return term.split(' ').length + Math.min(6, terms.get(term) ?? 0) / 4;
}
