/**
 * Marks that wrap text in a file. `ActualText` replaces what is printed by other words for those who extract it, which
 * is how a sentence nobody can see gets read: it is taken off, so that the printed letters speak. `OC` puts text on a
 * layer that may be switched off.
 */
import type { Pdfium } from './pdfium.ts';

/** A file nests a handful of marks; more are left unread. */
const MOST_MARKS = 16;
/** Bytes for a name or a key, UTF-16 with its end; longer ones are none of the two that matter. */
const ROOM = 64;

/** Takes `ActualText` off a text object, before its page's text is loaded; tells whether the object is on a layer. */
export function settleMarks(pdfium: Pdfium, object: number, scratch: number): { layered: boolean } {
  const { call } = pdfium;
  const count = Math.min(call.FPDFPageObj_CountMarks!(object), MOST_MARKS);
  let layered = false;
  for (let i = count - 1; i >= 0; i -= 1) {
    const mark = call.FPDFPageObj_GetMark!(object, i);
    if (!mark) continue;
    if (call.FPDFPageObjMark_GetName!(mark, scratch, ROOM, scratch + ROOM) && read(pdfium, scratch) === 'OC') {
      layered = true;
      continue;
    }
    const params = Math.min(call.FPDFPageObjMark_CountParams!(mark), MOST_MARKS);
    for (let k = 0; k < params; k += 1) {
      if (!call.FPDFPageObjMark_GetParamKey!(mark, k, scratch, ROOM, scratch + ROOM)) continue;
      if (read(pdfium, scratch) !== 'ActualText') continue;
      call.FPDFPageObj_RemoveMark!(object, mark);
      break;
    }
  }
  return { layered };
}

/** The UTF-16 string that a call wrote to `at`, with its length in bytes behind the room for it. */
function read({ bytes, integers }: Pdfium, at: number): string {
  const length = integers()[(at + ROOM) >> 2]!;
  if (length < 2 || length > ROOM) return '';
  const heap = bytes();
  let text = '';
  for (let i = 0; i < length - 2; i += 2) text += String.fromCharCode(heap[at + i]! | (heap[at + i + 1]! << 8));
  return text;
}
