/**
 * Editions by the hundred whose words are spread as in real text: few fall everywhere, most in a paper or two (Zipf), and each
 * paper brings names that no other has, so that an index over them grows as a real one does. Invented from a seed.
 */
import type { Edition } from '../../shared/editions/edition.ts';
import type { Week } from '../../shared/papers/paper.ts';
import { daysOfWeek } from '../../shared/papers/time/week.ts';
import type { Evidence } from '../../shared/summaries/summary.ts';
import { sampleEdition, sampleEditionPaper } from '../support/sample-papers.ts';
import { borne } from '../support/sentences.ts';

const WORDS = 40_000;
/** Of a hundred words of a Japanese note. */
const KANJI_SHARE = 65;
const LATIN_SHARE = 15;
const PARTICLES = ['は', 'を', 'に', 'で', 'が', 'の', 'と', 'から'];
const ENDINGS = ['しました。', 'されています。', 'であることを示しています。', 'です。', 'と報告しています。'];
const LETTERS = 'abcdefghijklmnoprstuvwy';

/** Sums of 1/rank, to draw ranks by. */
const ranks = new Float64Array(WORDS);
for (let i = 0, sum = 0; i < WORDS; i++) ranks[i] = sum += 1 / (i + 1);

/** Marsaglia's xorshift; the same numbers for the same seed. */
function numbersOf(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** An edition of one week; the same for the same week. */
export function simulatedEdition(week: Week, papers: number): Edition {
  const random = numbersOf(Number(week.replace(/\D/g, '')));
  const below = (limit: number) => Math.floor(random() * limit);
  const latin = (rank: number, letters = 5 + (rank % 5)) => {
    const own = numbersOf(rank + 7);
    return Array.from({ length: letters }, () => LETTERS[Math.floor(own() * LETTERS.length)]).join('');
  };
  const rank = () => {
    const wanted = random() * ranks[WORDS - 1]!;
    let [low, high] = [0, WORDS - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ranks[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const word = () => {
    const drawn = rank();
    const own = numbersOf(drawn + 11);
    const character = (first: number, of: number) => String.fromCodePoint(first + Math.floor(own() * of));
    const kind = drawn % 100;
    if (kind < KANJI_SHARE) return character(0x4e00, 2_000) + character(0x4e00, 2_000);
    if (kind < KANJI_SHARE + LATIN_SHARE) return latin(drawn);
    return Array.from({ length: 3 + (drawn % 4) }, () => character(0x30a2, 80)).join('');
  };
  const sentence = () => {
    const words = Array.from({ length: 8 + below(5) }, () => word() + PARTICLES[below(PARTICLES.length)]);
    return words.join('') + ENDINGS[below(ENDINGS.length)];
  };
  const english = (words: number) => Array.from({ length: words }, () => latin(rank())).join(' ');
  const evidence = (id: string): Evidence => ({
    quote: english(14),
    place: { kind: 'page', page: 1 + below(20) },
    link: `https://arxiv.org/pdf/${id}v1#page=3`,
    before: english(8),
    after: english(8),
  });
  const days = daysOfWeek(week);
  return sampleEdition({
    ...{ week, from: days.from, to: days.to, frozenAt: `${days.to}T12:00:00.000Z` },
    papers: Array.from({ length: papers }, (_, n) => {
      const id = `${week.slice(2).replace('-W', '')}.${String(n).padStart(5, '0')}`;
      const name = latin(below(2 ** 30), 8);
      return sampleEditionPaper({
        ...{ id: `arxiv:${id}`, title: `${name}: ${english(7)}`, url: `http://arxiv.org/pdf/${id}v1` },
        authors: Array.from({ length: 6 }, () => `${latin(below(2 ** 30), 6)} ${latin(below(5_000))}`),
        categories: [`cs.${latin(below(20), 2)}`],
        headline: [borne(name + sentence(), evidence(id))],
        overview: Array.from({ length: 6 }, () => borne(sentence(), evidence(id))),
        qa: Array.from({ length: 10 }, () => ({
          question: `${name}の${word()}は${word()}ですか?`,
          answer: [borne(sentence(), evidence(id)), borne(sentence(), evidence(id))],
        })),
      });
    }),
  });
}
