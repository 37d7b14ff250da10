/** How many things a text lists: whoever counts them tells nothing new. */

const SENTENCE_END = /[。！？;；:：]|[.!?](?=\s|$)/;
const ASIDE = /\s?[(（][^()（）]*[)）]/g;
const COMMA = /、|・|[,，](?=\s)/;
const OPENS = /^\s*(?:and|or)\s/;
const JOINS = /\s(?:and|or|&)\s|と|および|ならびに|または|や/;
/** Characters of an item; what is longer is a clause, or opens the list with one. */
const LONGEST_ITEM = 28;
/** Two things stand beside each other for many reasons. */
const FEWEST = 3;
/** (i), (ii), (iii) or (E1), (E2). */
const MARK = /[（(]\s?[A-Z]?(\d{1,2}|i{1,3}|iv|vi{0,3}|[a-h])\s?[)）]/g;

/** Numbers of items in the text's lists, the words before the first item counted as one or not. */
export function listLengths(text: string): ReadonlySet<number> {
  const lengths = new Set([new Set([...text.matchAll(MARK)].map(([, mark]) => mark)).size]);
  for (const sentence of text.replace(ASIDE, '').split(SENTENCE_END)) {
    let items = 0;
    for (const piece of sentence.split(COMMA)) {
      items = piece.trim() !== '' && piece.length <= LONGEST_ITEM ? items + 1 : 0;
      const all = items + (!OPENS.test(piece) && JOINS.test(piece) ? 1 : 0);
      if (items > 0) lengths.add(all).add(all + 1);
    }
  }
  for (let few = 0; few < FEWEST; few++) lengths.delete(few);
  return lengths;
}
