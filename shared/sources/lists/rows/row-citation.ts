/** A paper that a row cites: `Doe, J., & Roe, R. (2024). Title`, `Jane Doe, Richard Roe. Title`. */

/** A name or its initials; a full stop behind a name ends more than it. */
const word = String.raw`(?:\p{Lu}[\p{L}'’-]*|(?:\p{Lu}\.-?)+|[JS]r\.)`;
const fullName = new RegExp(
  `^${word}(?:\\s+(?:${word}|van|von|de|del|della|der|den|di|da|dos|la|le|ten|bin|al)){1,3}$`,
  'u',
);
const family = /^(?:\p{Ll}+ ){0,2}\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?$/u;
const initials = /^(?:\p{Lu}\.?[\s-]?){1,4}$/u;

/**
 * Whether a text is names of authors and nothing else: two whole ones at least, or one and its others, or family names and
 * initials in turn.
 */
export function areNames(text: string): boolean {
  if (text.includes('\n')) return false;
  const named = text.replace(/,?\s*\bet al\.?$/, '');
  const parts = named.split(/\s*(?:[,;]|&|\band\b)\s*/).filter((part) => part !== '');
  if (parts.length < (named === text ? 2 : 1)) return false;
  const inTurn = parts.length % 2 === 0 && parts.every((part, at) => (at % 2 === 1 ? initials : family).test(part));
  return inTurn || parts.every((part) => fullName.test(part) || (named !== text && family.test(part)));
}

/** Whether a text is family names alone, as a line below a title has them: `Lund, Berg`. */
export const areFamilies = (text: string): boolean =>
  /^\p{Lu}[\p{L}'’-]+(?:(?:,| &| and) \p{Lu}[\p{L}'’-]+)+$/u.test(text);

/** Whether a text is the whole name of one author. */
export const isFullName = (text: string): boolean => fullName.test(text);

const namesEnd = /[.,]?\s*\((?:19|20)\d\d[a-z]?\)[.,:]?(?:\s+|$)|\.(?:\s+|$)|,\s*(?=[“"「『])/g;

const isQuoted = (text: string): boolean => /^[“"「『]/.test(text);

/** The names that a text begins with, up to a full stop, a year or a quotation, and what follows them. */
export function citedBy(text: string): { readonly authors: string; readonly rest: string } | undefined {
  let found: { authors: string; rest: string } | undefined;
  for (const { 0: end, index } of text.slice(0, 600).matchAll(namesEnd)) {
    const authors = text.slice(0, index);
    const rest = text.slice(index + end.length).replace(/^\(?(?:19|20)\d\d[a-z]?\)?[.,:]\s*/, '');
    if (areNames(authors) || (isQuoted(rest) && isFullName(authors))) found = { authors, rest };
  }
  return found;
}

/** Whether a text cites a work by its authors or its year, as links to one do; a title may hold a year within it. */
export const isCitation = (words: string): boolean =>
  /\bet al\b|^(?:\S+\s+){0,3}\(?(?:19|20)\d\d[a-z]?\)?[^\p{L}\p{N}]*$/u.test(words.trim());

const authorsLabel = /(?:^|(?<=[.;|·•,])\s+)(?:authors?|auteurs?|autor(?:en|es|a)?|autori|著者|作者|저자)\s?[:：]\s*/iu;
const nextField = /\s*(?:[.;|·•]\s+(?=[\p{L};/ -]{2,20}[:：])|[|·•。])/u;

/** A note without the authors that it names as such: `Authors: Jane Doe, Max Mu`. */
export function withoutAuthors(note: string): { readonly note: string; readonly authors?: string } {
  const label = authorsLabel.exec(note.slice(0, 600));
  if (!label) return { note };
  const [said = ''] = note.slice(label.index + label[0].length).split(nextField, 1);
  const authors = said.replace(/(?<=\p{L}{2})[.,;]+$/u, '').trim();
  if (!(areNames(authors) || isFullName(authors))) return { note };
  const rest = note.slice(label.index + label[0].length + said.length).replace(/^[\s.;|·•,。]+/u, '');
  return { note: [note.slice(0, label.index), rest].filter(Boolean).join(' '), authors };
}
