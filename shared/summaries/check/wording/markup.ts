/**
 * Finds anything in a text that is not plain text: HTML, script, LaTeX source, Markdown, template marks, invisible
 * characters. The renderers escape all the same; this keeps it out of store, feed and JSON.
 */

const FORMS: readonly (readonly [string, RegExp])[] = [
  [
    'an HTML tag',
    /<\/?(?:a|abbr|b|body|br|button|code|div|em|embed|font|form|frame|h[1-6]|head|html|i|iframe|img|input|li|link|math|meta|object|ol|p|pre|script|span|strong|style|svg|table|tbody|td|template|textarea|th|title|tr|u|ul|video)(?:\s[^<>]{0,500})?\/?(?:>|$)|<!--|<!doctype/i,
  ],
  ['an HTML entity', /&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,5});/i],
  ['a script address', /\b(?:javascript|vbscript|data)\s*:\s*\S*[(/;,]/i],
  ['an event attribute', /\bon(?:error|load|click|mouseover|focus)\s*=/i],
  ['a template mark', /\{\{|\}\}|\$\{|<%|%>|\{%|%\}/],
  ['LaTeX source', /\\[a-zA-Z]{2,}|\\[()[\]]|\$[^$\s][^$]{0,80}[\\^_{}][^$]{0,80}\$/],
  ['Markdown', /!?\[[^\]]{0,200}\]\([^)]{0,300}\)|```|\*\*[^*]{1,200}\*\*|^\s{0,3}#{1,6}\s/m],
  // Format characters: soft hyphen, zero-width, direction marks, tags. Line ends and tabs are no control characters here.
  ['an invisible character', /\p{Cf}|\ufffe/u],
  ['a control character', /(?![\n\r\t])\p{Cc}/u],
];

/** Marks that a paper's own sentence may hold, and ours may not: items of a list, quotation lines, code and underlined words. */
const OURS: readonly (readonly [string, RegExp])[] = [
  ['a list mark', /^\s{0,3}(?:[-+*•‣◦▪]\s|\d{1,2}[.)]\s(?!\d))/m],
  ['a quotation mark of Markdown', /^\s{0,3}>\s/m],
  ['code in Markdown', /`[^`\n]{1,200}`/],
  ['emphasis in Markdown', /(?<![\w_])__[^_\n]{1,200}__(?![\w_])|(?<![\w*])\*[^\s*][^*\n]{0,200}[^\s*]\*(?![\w*])/],
];

export const listMarkup = (text: string): string | undefined => firstOf(OURS, text);

/** @param quotes a bare command that they hold is what the paper speaks of: items with `\\displaystyle` were left out */
export const markup = (text: string, quotes: readonly string[] = []): string | undefined =>
  firstOf(
    FORMS,
    text.replace(/\\[a-zA-Z]{2,}(?![a-zA-Z{[])/g, (command) =>
      quotes.some((quote) => quote.includes(command)) ? ' ' : command,
    ),
  );

function firstOf(forms: typeof FORMS, text: string): string | undefined {
  for (const [name, form] of forms) {
    const found = form.exec(text);
    if (found) return `${name}: "${found[0].slice(0, 40)}"; write plain text`;
  }
  return undefined;
}
