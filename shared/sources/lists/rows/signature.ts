/** Where the writer of a list takes leave: what follows is about the writer. */
import { textOfRuns } from '../list-blocks.ts';
import { linksPapers, type Part } from '../list-parts.ts';

const farewell =
  /^(?:(?:best|kind|warm|many)(?: (?:regards|wishes|thanks))?|regards|cheers|thanks|sincerely|yours(?: \p{L}+)?|see you\b.{0,40}|happy reading|until next (?:week|time)|よろしくお願い(?:いた)?します|以上(?:です)?|cordialement|viele grüße|saludos)\s*[,.!、。]*$/iu;
const mark = /^-- ?$/;

/** Index of the line that takes leave in parts of which none behind it is a row; their number where nobody does. */
export function signatureAt(parts: readonly Part[]): number {
  const last = parts.findLastIndex(({ kind }) => kind !== 'line');
  const at = parts.findIndex((part, place) => {
    if (place <= last || part.kind !== 'line' || linksPapers(part)) return false;
    const text = textOfRuns(part.runs).trim();
    return mark.test(text) || farewell.test(text);
  });
  return at < 0 ? parts.length : at;
}
