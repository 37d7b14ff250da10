/** The pieces of an answer's body: events of a stream, JSON lines, or one JSON value, by what stands there and not by its label. */

/** @returns values as they come; the rest that is no JSON comes last, as a string */
export async function* jsonPieces(body: AsyncIterable<string>): AsyncGenerator<unknown> {
  let rest = '';
  let streamed: boolean | undefined;
  for await (const text of body) {
    rest += text;
    streamed ??= kindOf(rest);
    if (streamed !== true) continue;
    const lines = rest.split(/\r\n|\n|\r/);
    rest = lines.pop() ?? '';
    for (const line of lines) yield* pieceOf(line);
  }
  if (streamed) yield* pieceOf(rest);
  else yield* whole(rest);
}

/** Undefined until enough has come to tell. */
function kindOf(text: string): boolean | undefined {
  const start = text.replace(/^[\ufeff\s]+/, '');
  if (start === '') return undefined;
  if (/^(?:data|event|id|retry)?:/.test(start)) return true;
  if (/^(?:d|e|i|r)[a-z]{0,5}$/.test(start)) return undefined;
  return false;
}

function* pieceOf(line: string): Generator<unknown> {
  const data = line.replace(/^\ufeff/, '').replace(/^data:\s?/, '');
  if (data === '' || data === '[DONE]' || /^(?:event|id|retry)?:/.test(line)) return;
  try {
    yield JSON.parse(data);
  } catch {
    // Half an event is none; what is missing then shows in the answer.
  }
}

function* whole(text: string): Generator<unknown> {
  try {
    yield JSON.parse(text.replace(/^\ufeff/, ''));
    return;
  } catch {
    // Not one value: JSON lines, or no JSON at all.
  }
  const lines = text.split(/\n/).flatMap((line) => [...pieceOf(line.trim())]);
  if (lines.length > 1) yield* lines;
  else yield text;
}
