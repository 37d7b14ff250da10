/** Why a paper stands where it does, in words for the reader. */

/** What was found in a paper, before weights. */
export interface Findings {
  /** Keys of the sources that picked it. */
  readonly sources: readonly string[];
  /** Place in the list of the people who chose it; undefined for what nobody chose. */
  readonly chosenAs?: { readonly source: string; readonly position: number };
  readonly negative: string;
  readonly author: string;
  readonly upvotes: number;
  readonly topic: string;
  readonly likeness: number;
}

export interface Reason {
  readonly ja: string;
  readonly en: string;
}

/** Likeness below this is chance: two words in common. */
const tellingLikeness = 0.05;

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

/** One line in Japanese and in English; what counted is named, what did not is not. */
export function reasonOf(found: Findings, score: number): Reason {
  if (found.negative !== '') {
    return { ja: `除外語「${short(found.negative)}」を含む`, en: `holds the excluded “${short(found.negative)}”` };
  }
  const ja: string[] = [];
  const en: string[] = [];
  const say = (japanese: string, english: string): void => {
    ja.push(japanese);
    en.push(english);
  };
  if (found.chosenAs) {
    const { source, position } = found.chosenAs;
    say(`${short(source)} の選定 ${position} 番`, `chosen by ${short(source)}, no. ${position}`);
  }
  if (found.sources.length > 1)
    say(`${found.sources.length} つの情報源に掲載`, `named by ${found.sources.length} sources`);
  if (found.author) say(`注目の著者 ${found.author}`, `by ${found.author}, who is followed`);
  if (found.likeness >= tellingLikeness) {
    const value = found.likeness.toFixed(2);
    say(`関心「${short(found.topic)}」に近い (${value})`, `near the topic “${short(found.topic)}” (${value})`);
  }
  if (found.upvotes > 0) say(`${found.upvotes} 票`, `${found.upvotes} upvotes`);
  if (ja.length === 0) say('新着順', 'by date alone');
  if (found.chosenAs) return { ja: ja.join('、'), en: en.join('; ') };
  const points = score.toFixed(2);
  return { ja: `${ja.join('、')} [${points} 点]`, en: `${en.join('; ')} [score ${points}]` };
}
