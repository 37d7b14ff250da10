/** Sentences with their spaces, good enough to drop one: joined again they are the text. */

/** English ends need a space and a capital, digit or quote after them; Japanese ends stand alone. */
const END = /(?<=[.!?]["'”’)\]]{0,2})\s+(?=["'“‘([]?[\p{Lu}\p{Lo}\p{N}])|(?<=[。！？][」』）]?)(?![」』）])/u;

export function splitSentences(text: string): string[] {
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
