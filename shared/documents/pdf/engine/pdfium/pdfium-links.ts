/** The addresses that a page's link annotations open (ISO 32000 12.5.6.5), as far as a reader can click them. */
import type { PageFrame } from './page-frame.ts';
import type { Pdfium } from './pdfium.ts';

/** Links asked after on one page; a first page full of citations has some 60. */
const MOST_LINKS = 500;
/** Bytes of an address. */
const LONGEST = 500;
/** PDFACTION_URI of fpdf_doc.h. */
const URI = 3;
/** Points either way; a smaller area is not found by a pointer. */
const SMALLEST = 2;
/** Flags invisible, hidden and no-view (ISO 32000 table 167). */
const UNSEEN = 1 | 2 | 32;

export function linkAddresses(
  { call, bytes, integers, floats }: Pdfium,
  document: number,
  page: number,
  frame: PageFrame,
): string[] {
  const memory = call.malloc!(LONGEST + 32);
  const [place, box, address] = [memory, memory + 8, memory + 32];
  const found: string[] = [];
  try {
    integers().fill(0, place >> 2, (place >> 2) + 2);
    for (let i = 0; i < MOST_LINKS && call.FPDFLink_Enumerate!(page, place, place + 4); i += 1) {
      const link = integers()[(place + 4) >> 2]!;
      if (!isClickable(link)) continue;
      const action = call.FPDFLink_GetAction!(link);
      if (!action || call.FPDFAction_GetType!(action) !== URI) continue;
      const length = call.FPDFAction_GetURIPath!(document, action, address, LONGEST);
      if (length > 1 && length <= LONGEST)
        found.push(Buffer.from(bytes().subarray(address, address + length - 1)).toString('latin1'));
    }
  } finally {
    call.free!(memory);
  }
  return found;

  function isClickable(link: number): boolean {
    if (!call.FPDFLink_GetAnnotRect!(link, box)) return false;
    const [left, top, right, bottom] = floats().subarray(box >> 2, (box >> 2) + 4) as unknown as number[];
    const width = Math.min(right!, frame.left + frame.width) - Math.max(left!, frame.left);
    const height = Math.min(top!, frame.top) - Math.max(bottom!, frame.top - frame.height);
    if (width < SMALLEST || height < SMALLEST) return false;
    const annotation = call.FPDFLink_GetAnnot!(page, link);
    const flags = annotation ? call.FPDFAnnot_GetFlags!(annotation) : 0;
    if (annotation) call.FPDFPage_CloseAnnot!(annotation);
    return (flags & UNSEEN) === 0;
  }
}
