/** Calendar days and times of day written in a text, each as one comparable key: `03-28`, `2024-03-28`, `13:22`. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAMED =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

const PATTERNS: readonly {
  readonly form: RegExp;
  readonly parts: (match: RegExpExecArray) => [string?, string?, string?];
}[] = [
  { form: /(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日/g, parts: (m) => [m[1], m[2], m[3]] },
  { form: /\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b/g, parts: (m) => [m[1], m[2], m[3]] },
  {
    form: new RegExp(`\\b${NAMED}\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:\\s*,?\\s*(\\d{4}))?`, 'gi'),
    parts: (m) => [m[3], monthOf(m[1]!), m[2]],
  },
  {
    form: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${NAMED}\\.?(?:\\s*,?\\s*(\\d{4}))?`, 'gi'),
    parts: (m) => [m[3], monthOf(m[2]!), m[1]],
  },
];
const TIME =
  /(?<![\d:.])([01]?\d|2[0-3])[:：]([0-5]\d)(?:[:：][0-5]\d)?(?![\d:])|(?:午前|午後)?\s?(\d{1,2})時(?:(\d{1,2})分)/g;

const monthOf = (name: string): string => String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);

/** Keys of every day (with and without its year) and time of day in the text. */
export function datesOf(text: string): string[] {
  const plain = text.normalize('NFKC');
  const keys: string[] = [];
  for (const { form, parts } of PATTERNS) {
    for (const match of plain.matchAll(form)) {
      const [year, month = '0', day = '0'] = parts(match as RegExpExecArray);
      if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) continue;
      const short = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
      keys.push(short);
      if (year) keys.push(`${year}-${short}`);
    }
  }
  for (const match of plain.matchAll(TIME)) {
    keys.push(`${(match[1] ?? match[3])!.padStart(2, '0')}:${(match[2] ?? match[4])!.padStart(2, '0')}`);
  }
  return keys;
}
