/** Numbers that are spelled, in either language, written in digits: `thirty million`, `a dozen`, `third`, 三千万, 二つ, 13万6755. */

const UNITS: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  dozen: 12,
};
const TENS: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const SCALES: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};
const ORDINALS: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  twentieth: 20,
};
const PARTS: Readonly<Record<string, number>> = { half: 2, halve: 2, quarter: 4, ...ORDINALS };
/** What phases, stages and types are counted in; a single letter may be anything. */
export const ROMAN: Readonly<Record<string, number>> = {
  ...{ II: 2, III: 3, IV: 4, VI: 6, VII: 7, VIII: 8, IX: 9, XI: 11, XII: 12 },
};
const FOLD: Readonly<Record<string, number>> = { twice: 2, double: 2, doubling: 2, thrice: 3, triple: 3, quadruple: 4 };

const among = (words: Readonly<Record<string, number>>): string => Object.keys(words).join('|');
const CARDINAL = `${among(UNITS)}|${among(TENS)}|${among(SCALES)}`;
const CARDINALS = new RegExp(
  `(?<![A-Za-z\\d.,-]|\\d[\\s-])(?:an?\\s+(?=${among(SCALES)}|dozen))?(?:${CARDINAL})(?:(?:\\s+and\\s+|[\\s-]+)(?:${CARDINAL}))*(?![A-Za-z\\d])`,
  'gi',
);
/** `two thirds`, `a third of it` and `by a third`; a third pass is none. */
const PART = 'half|halve|quarter|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth';
const FRACTION = new RegExp(
  `(?<![A-Za-z\\d])(?:(?:an?|one)[\\s-]+(${PART})(?=\\s+(?:of|as|the|more|less)\\b)|(?<=\\bby\\s+)an?\\s+(${PART})(?![\\w-]|\\s+[a-z]*(?:time|pass|step|part)\\b)|(two|three|four|five|seven|nine|\\d+)[\\s-]+(${PART})s(?![A-Za-z]))`,
  'gi',
);
const HALF_SCALE = /\bhalf an? (hundred|thousand|million|billion|dozen)\b/gi;
const ORDINAL = new RegExp(`(?<![A-Za-z\\d])(?:(${among(TENS)})-)?(${among(ORDINALS)})(?![A-Za-z\\d])`, 'gi');
const MULTIPLE = new RegExp(`(?<![A-Za-z\\d])(${among(FOLD)})[sd]?(?![A-Za-z\\d])`, 'gi');
const FOLDED = new RegExp(`(?<![A-Za-z\\d])(${CARDINAL})-?fold(?![A-Za-z])`, 'gi');

/** Spelled numbers in digits; ordinals as `3rd`, multiples as `2×`. Takes and gives NFKC text. */
export function inDigits(text: string): string {
  return japaneseInDigits(text)
    .replace(FOLDED, (_, word) => ` ${cardinals(word)[0]}× `)
    .replace(
      FRACTION,
      (_, part, by, count = 'one', parts = part ?? by) =>
        ` ${(UNITS[count.toLowerCase()] ?? Number(count)) / PARTS[parts.toLowerCase()]!} `,
    )
    .replace(HALF_SCALE, (_, scale) => String(0.5 * (SCALES[scale.toLowerCase()] ?? 12)))
    .replace(ORDINAL, (_, tens, word) => `${(TENS[tens?.toLowerCase()] ?? 0) + ORDINALS[word.toLowerCase()]!}th`)
    .replace(CARDINALS, (run) =>
      /^million|^billion|^thousand|^hundred|^trillion/i.test(run) ? run : cardinals(run).join(' , '),
    )
    .replace(/(?<![\d.])(\d+) and a half\b/gi, '$1.5')
    .replace(MULTIPLE, (_, word) => `${FOLD[word.toLowerCase()]}×`)
    .replace(/\bhalf\b/gi, '0.5');
}

/** `two hundred and five` is one number, `two and three` are two. */
function cardinals(run: string): number[] {
  const numbers: number[] = [];
  let [total, below, scaled, smallest] = [0, 0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const close = (rest: number) => {
    if (total + rest > 0 || smallest === 0) numbers.push(total + rest);
    [total, scaled] = [0, Number.POSITIVE_INFINITY];
  };
  for (const word of run.toLowerCase().split(/[\s-]+/)) {
    const scale = SCALES[word] ?? (word === 'dozen' && below > 0 ? 12 : undefined);
    const value = UNITS[word] ?? TENS[word];
    if (scale !== undefined && scale < 1e3) [below, smallest] = [(below || 1) * scale, 100];
    else if (scale !== undefined) {
      if (scale >= scaled) close(0);
      total += (below || 1) * scale;
      [below, scaled, smallest] = [0, scale, Number.POSITIVE_INFINITY];
    } else if (value !== undefined) {
      if (value >= smallest || smallest === 0) {
        close(below);
        below = 0;
      }
      below += value;
      smallest = value >= 20 ? 10 : 0;
      if (value === 0 || value < 20) smallest = value === 0 ? 0 : 1;
    }
  }
  close(below);
  return numbers;
}

const KANJI = '〇一二三四五六七八九';
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const LARGE: Readonly<Record<string, number>> = { 万: 1e4, 億: 1e8, 兆: 1e12 };
/** Behind a number written in kanji; without one of these 一般 or 三角 would be counts. */
const COUNTERS =
  'つ|個|件|本(?!質|来|論|研|稿|手)|人|回(?!帰|復)|通り|種|倍|段|階層|層|言語|語|年|か月|ヶ月|カ月|週間|日|時間|秒|項目|社|名|枚|台|組|周|点|ページ|問|題|モデル|手法|論文|分野|割|分の|位|番|次元|次(?=の|マ|多|関|近|方)|者|条件|箇所|か所|カ所|桁|ビット|文字|都市|国|州|列|行|章|節|部|面|軸|世代|期|チーム|グループ|クラス|タスク|データ|ステップ|カテゴリ|要因|要素|理由|側面|方向|方法|指標|機関|大';
const KANJI_NUMBER = new RegExp(
  `(?<![〇一二三四五六七八九十百千万億兆数何幾\\d.])(第?)([〇一二三四五六七八九十百千万億兆]{1,20})(?=(${COUNTERS})?)`,
  'gu',
);
const MIXED = /(?<![\d.])(?:\d+(?:\.\d+)?(?:[十百千]?[万億兆]|[十百千])){1,4}(?:(?:\d,\d{3}|\d{1,4})(?![\d.,]))?/g;
/** 3日半; 2018年半ば is a time of the year. */
const AND_A_HALF = /(?<![\d.,])(\d+)(年|か月|ヶ月|カ月|週間|日|時間|分|秒|倍)半(?![ば分数減期])/g;

function japaneseInDigits(text: string): string {
  if (!/[\u3007-\u9fff]/.test(text)) return text;
  return text
    .replace(KANJI_NUMBER, (written, ordinal, numeral, counter) => {
      const plain = numeral.length > 1 && /[一二三四五六七八九]/.test(numeral) && /[十百千万億兆]/.test(numeral);
      if (!(ordinal || counter || plain) || /^[百千万億兆]{2,}$/.test(numeral)) return written;
      return ordinal + String(kanjiValue(numeral));
    })
    .replace(/(\d{1,3}(?:,\d{3})+)(?=[十百千万億兆])/g, (digits) => digits.replaceAll(',', ''))
    .replace(MIXED, (run) => {
      let sum = 0;
      for (const [, value, small, large] of run.replaceAll(',', '').matchAll(/(\d+(?:\.\d+)?)([十百千]?)([万億兆]?)/g))
        sum += Number(value) * (SMALL[small!] ?? 1) * (LARGE[large!] ?? 1);
      return String(Number(sum.toPrecision(12)));
    })
    .replace(
      /(\d)割(?:(\d)分)?(?!り|合|引)/g,
      (_, tenths, hundredths) => `${Number(tenths) * 10 + Number(hundredths ?? 0)}%`,
    )
    .replace(/(\d+)分の(\d+)/g, (_, parts, count) => ` ${Number(count) / Number(parts)} `)
    .replace(AND_A_HALF, '$1.5$2')
    .replace(/半(?:分|数)/g, ' 0.5 ');
}

/** 二十五 is 25, 千二百 is 1,200, 三千万 is 30,000,000, 二〇二四 is 2,024. */
function kanjiValue(numeral: string): number {
  if (/^[〇一二三四五六七八九]{2,}$/.test(numeral))
    return Number([...numeral].map((sign) => KANJI.indexOf(sign)).join(''));
  let [total, below, digit] = [0, 0, 0];
  for (const sign of numeral) {
    if (LARGE[sign] !== undefined) {
      total += (below + digit || 1) * LARGE[sign];
      [below, digit] = [0, 0];
    } else if (SMALL[sign] !== undefined) {
      below += (digit || 1) * SMALL[sign];
      digit = 0;
    } else digit = KANJI.indexOf(sign);
  }
  return total + below + digit;
}
