/** Sentences with their spaces, good enough to drop one: joined again they are the text. */

/** English ends need a space and a capital, digit or quote after them; Japanese ends stand alone. */
const END = /(?<=[.!?]["'”’)\]]{0,2})\s+(?=["'“‘([]?[\p{Lu}\p{Lo}\p{N}])|(?<=[。！？][」』）]?)(?![」』）])/u;

/** A longer stretch without an end is cut at a space: what is dropped for an order in it must not be the whole page. */
const LONGEST = 600;

export function splitSentences(text: string): string[] {
  return sentencesOf(text).flatMap(cutLong);
}

function cutLong(sentence: string): string[] {
  if (sentence.length <= LONGEST) return [sentence];
  const parts: string[] = [];
  let at = 0;
  while (sentence.length - at > LONGEST) {
    const space = sentence.lastIndexOf(' ', at + LONGEST);
    const end = space > at + LONGEST / 2 ? space + 1 : at + LONGEST;
    parts.push(sentence.slice(at, end));
    at = end;
  }
  return [...parts, sentence.slice(at)];
}

function sentencesOf(text: string): string[] {
  const pieces = text.split(END).filter((piece) => piece !== '');
  // The space between two sentences stays with the first.
  let at = 0;
  return pieces.map((piece, index) => {
    const start = text.indexOf(piece, at);
    const next = pieces[index + 1];
    const end = next === undefined ? text.length : text.indexOf(next, start + piece.length);
    at = end;
    return text.slice(start, end);
  });
}
