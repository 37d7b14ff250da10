/** Finds names that the paper, or a sentence's own evidence, does not hold, and that no rule lets a sentence take from elsewhere. */
import type { SourceIndex } from '../../quote/source-index.ts';
import { type Letters, lettersOf } from '../../text/letters.ts';
import { holdsName, namesOf } from '../../text/names.ts';
import { ROMAN } from '../../text/quantities/spelled-numbers.ts';
import { contributionNames } from './headline-names-contribution.ts';

/** What Japanese prose about anything writes in Latin letters; it claims nothing about this paper. */
const GENERAL: ReadonlySet<string> = new Set(
  'url urls web pdf html api ok ng vs pc id github sf sns os it tv cm cd dvd qr pr faq dna ict iot'.split(' '),
);

export function nameSupported(claim: string, index: SourceIndex): string | undefined {
  const missing = namesMissing(claim, index.names, index.text, index);
  return missing.length > 0
    ? `the paper does not contain ${missing.join(', ')} (keep names in the paper's spelling)`
    : undefined;
}

export const namesNotCarried = (sentence: string, evidence: string, index: SourceIndex): string[] =>
  namesMissing(sentence, lettersOf(evidence), evidence, index);

function namesMissing(sentence: string, letters: Letters, text: string, index: SourceIndex): string[] {
  const names = namesOf(withoutMeasures(sentence));
  const opener = openingName(sentence, index.text);
  return [...new Set(opener === undefined ? names : [opener, ...names])].filter(
    (name) =>
      !GENERAL.has(name.toLowerCase()) &&
      !holdsName(name, letters) &&
      !holdsParts(name, letters) &&
      !isOwn(name, index) &&
      !isCountOf(name, text) &&
      !standsFor(name, text) &&
      !standsFor(name, sentence, text),
  );
}

/** The unit behind a number is no name: 30.26ms, 1.5TB/s; nor is what 3-gram is made of. */
const withoutMeasures = (sentence: string): string =>
  sentence
    .normalize('NFKC')
    .replace(
      /(?<![\p{Script=Latin}\d-])([\d.,]*\d)\s?(?:[kKMGTPmμun]?(?:B|s|m|g|Hz|W)|[kKMBT]|min|h|-gram)(?:\/s)?(?![\p{Script=Latin}\d])/gu,
      '$1 ',
    );

/** `English-German` for English-to-German: each word of it stands there. */
function holdsParts(name: string, letters: Letters): boolean {
  const parts = name.split(/[-–/]/);
  return parts.length > 1 && parts.every((part) => /^\p{L}{3,}$/u.test(part) && holdsName(part, letters));
}

/** The paper's own short name may stand in any sentence about it, in a form that the paper has. */
function isOwn(name: string, index: SourceIndex): boolean {
  const plain = lettersOf(name).text;
  return contributionNames(index).some((own) => plain.startsWith(lettersOf(own).text)) && holdsName(name, index.names);
}

/** 第III相 for phase 3. */
const isCountOf = (name: string, text: string): boolean =>
  ROMAN[name] !== undefined && new RegExp(`(?<![\\p{L}\\d.])${ROMAN[name]}(?![\\d.])`, 'u').test(text);

/** Two capitals and more: `RNN`, `MoE`. */
const ACRONYM = /(?<![\p{L}\d])(?=[\p{L}]*\p{Lu}[\p{L}]*\p{Lu})\p{Lu}\p{L}{1,5}(?![\p{L}\d])/gu;

/** `RNN` where the text says "recurrent neural networks"; or a word of that name, where `known` has the acronym. */
function standsFor(name: string, text: string, known?: string): boolean {
  const words = text.match(/[\p{L}\d]+/gu) ?? [];
  return ((known ?? name).match(ACRONYM) ?? []).some((acronym) => {
    if (known === undefined && acronym !== name) return false;
    const initials = acronym.replace(/s$/, '').toLowerCase();
    return words.some((_, at) => {
      const run = words.slice(at, at + initials.length);
      const spells = run.map((word) => word[0]!.toLowerCase()).join('') === initials;
      return spells && (known === undefined || run.includes(name));
    });
  });
}

/** The word that opens an English sentence is a name where the paper never writes it small, but large within its sentences. */
function openingName(sentence: string, source: string): string | undefined {
  const word = /^["“(]?(\p{Lu}[\p{Ll}]{2,})(?![\p{L}\d'’-])/u.exec(sentence)?.[1];
  if (word === undefined || new RegExp(`(?<![\\p{L}\\d])${word.toLowerCase()}(?![\\p{L}\\d])`, 'u').test(source))
    return undefined;
  return new RegExp(`[\\p{Ll},] ${word}(?![\\p{L}\\d])`, 'u').test(source) ? word : undefined;
}
