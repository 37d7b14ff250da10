/** Lines that only say when or by whom a page was written: `Updated Nov 19, 6:55 AM`, `By Jane Doe`. Page facts hold them. */

/** Words that stand beside a date and say nothing more. */
const DATE_WORDS =
  /\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs)?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|today|yesterday|ago|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|read|a\.?m\.?|p\.?m\.?|gmt|utc|[ecmp][sd]?t|ist|jst|bst|noon|st|nd|rd|th|on|at|of|the|and|first|last|original(?:ly)?|updated?|published|posted|modified|created|edited|reviewed|release[ds]?|date|time|written|since)\b/gi;
const DATE =
  /\b(?:19|20)\d{2}\b|\b\d{1,2}[:/.]\d{1,2}\b|\b\d{1,2} (?:minute|hour|day|week|month)s? ago\b|\d{1,2}月\s*\d{1,2}日/i;
/** Letters that may be left over: a zone, a stray word. */
const LEFT_OVER = 3;
const LONGEST = 90;

export function isDateline(text: string): boolean {
  if (text.length > LONGEST || !DATE.test(text)) return false;
  const rest = text
    .replace(DATE_WORDS, '')
    .replace(/年|月|日|更新|公開|投稿|掲載|時|分|最終|[（(]?[月火水木金土][）)]?/g, '')
    .replace(/[^\p{L}]/gu, '');
  return rest.length <= LEFT_OVER;
}

const NAME = String.raw`\p{Lu}[\p{L}.'’-]*(?: (?:de|da|del|van|von|der|la|le|bin|al|of|the|\p{Lu}[\p{L}.'’-]*)){0,5}`;
const BYLINE = new RegExp(
  String.raw`^(?:by|written by|words by|story by|text by|posted by|author:|von|par|por|文[:：]|著者[:：])\s+${NAME}(?:(?:,| and| &| \||;) ?.{0,60})?$`,
  'iu',
);

/** A name after `By`, with at most a role or a date behind it. */
export function isByline(text: string): boolean {
  return text.length <= LONGEST && !/[.!?]$/.test(text.replace(/\b(jr|sr|dr|ph\.?d)\.$/i, '')) && BYLINE.test(text);
}
