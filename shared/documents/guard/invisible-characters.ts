/**
 * Characters that people do not see and models do: tag characters, zero-width ones, bidi overrides, runs of variation
 * selectors. They are taken out; what they spelled is given back for the guard to look at.
 */

export interface CleanText {
  readonly text: string;
  /** Whether the characters look placed to hide something, rather than left over from typesetting. */
  readonly suspicious: boolean;
  /** What tag characters or reversed runs spelled; empty when there was nothing. */
  readonly spelled: string;
}

/** Emoji flags of regions are written in tag characters, ended by a cancel tag (UTS 51, ED-14a). */
const FLAGS = /\u{1F3F4}[\u{E0020}-\u{E007E}]{1,8}\u{E007F}/gu;
const TAGS = /[\u{E0000}-\u{E007F}]+/gu;
/** Zero-width space, joiners, word joiner, byte order mark, soft hyphen, invisible operators, Hangul and Mongolian fillers. */
const ZERO_WIDTH =
  /\u034F|\u17B4|\u17B5|[\u00AD\u061C\u115F\u1160\u180E\u200B-\u200F\u2060-\u2065\u206A-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFC\u{1D173}-\u{1D17A}]/gu;
/** As many zero-width characters in a row carry bits, not layout. */
const ZERO_WIDTH_RUN = /[\u200B-\u200D\u2060-\u2064\uFEFF]{8,}/;
const OVERRIDE_RUN = /[\u202D\u202E]([^\u202C\u2069\n]*)[\u202C\u2069]?/g;
const BIDI = /[\u202A-\u202E\u2066-\u2069]/g;
const VARIATION = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu;
const VARIATION_RUN = /(?:[\uFE00-\uFE0F]|[\u{E0100}-\u{E01EF}]){3,}/u;
/** Control characters that no text needs; tab and line ends are left to the caller. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;
/** Scripts whose spelling needs the joiners: Arabic, Indic and South-East Asian. */
const JOINING = /[\u0600-\u08FF\u0900-\u0DFF\u0E00-\u0FFF\u1000-\u109F\u1780-\u17FF]/;
/** Nothing above U+007F: the usual case, left as it is at once. */
const PLAIN = /^[\t\n\r\x20-\x7E]*$/;

export function cleanCharacters(text: string): CleanText {
  if (PLAIN.test(text)) return { text, suspicious: false, spelled: '' };
  let suspicious = ZERO_WIDTH_RUN.test(text) || VARIATION_RUN.test(text);
  const spelled: string[] = [];
  let clean = text.replace(FLAGS, '\u{1F3F4}').replace(TAGS, (run) => {
    suspicious = true;
    spelled.push([...run].map((sign) => String.fromCharCode((sign.codePointAt(0) ?? 0) - 0xe0000)).join(''));
    return '';
  });
  clean = clean.replace(OVERRIDE_RUN, (_, run: string) => {
    suspicious = true;
    spelled.push([...run].reverse().join(''));
    return run;
  });
  clean = clean.replace(BIDI, '').replace(VARIATION, '').replace(CONTROLS, '');
  if (!JOINING.test(clean)) clean = clean.replace(ZERO_WIDTH, '');
  else clean = clean.replace(/[\u00AD\u200B\u2060-\u2064\uFEFF]/g, '');
  return { text: clean, suspicious, spelled: spelled.join(' ').trim() };
}
