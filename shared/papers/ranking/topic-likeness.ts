/** How near a text stands to an editor's topics. */
import { titleWords } from '../identity/same-work.ts';
import { cosine, countsOf, vectorOf } from './term-vectors.ts';

/** Words that carry no topic; rarer words are told apart by their frequency. */
const empty = new Set(
  'a an and are as at be by can for from has have in into is it its of on or our such that the their these this to we which with using via'.split(
    ' ',
  ),
);

/** Two forms of an English word as one: plural and possessive endings off. */
const stem = (word: string): string =>
  word.length > 4 && /[^su]s$/.test(word) ? word.replace(/(?<=[^aeiou])ies$/, 'y').replace(/s$/, '') : word;

/** Words of a text for comparison, in order. Scripts without spaces give pairs of neighbouring characters. */
export function topicWords(text: string): string[] {
  const words: string[] = [];
  for (const word of titleWords(text)) {
    if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{2,}$/u.test(word)) {
      for (let at = 0; at + 2 <= word.length; at += 1) words.push(word.slice(at, at + 2));
    } else if (word.length > 1 && !empty.has(word)) words.push(stem(word));
  }
  return words;
}

export interface Likeness {
  /** 0 to 1. */
  readonly value: number;
  /** The nearest topic, as the editor wrote it; empty where no word is shared. */
  readonly topic: string;
}

/** For each text its nearest topic. Frequencies are those of the texts themselves, so a week's common words weigh little. */
export function topicLikeness(texts: readonly string[], topics: readonly string[]): Likeness[] {
  if (topics.length === 0) return texts.map(() => ({ value: 0, topic: '' }));
  const words = texts.map(topicWords);
  const documents = countsOf(words.flatMap((own) => [...new Set(own)]));
  const rarity = (word: string): number => Math.log((1 + texts.length) / (1 + (documents.get(word) ?? 0))) + 1;
  const wanted = topics.map((topic) => ({ topic, vector: vectorOf(topicWords(topic), rarity) }));
  return words.map((own) => {
    const vector = vectorOf(own, rarity);
    let nearest: Likeness = { value: 0, topic: '' };
    for (const { topic, vector: other } of wanted) {
      const value = cosine(vector, other);
      if (value > nearest.value) nearest = { value, topic };
    }
    return nearest;
  });
}
