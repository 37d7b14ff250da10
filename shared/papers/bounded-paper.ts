/**
 * A paper that its row can hold, whatever its sources sent: what comes first is kept, and a remark says that more was there.
 * Source of the sizes: DynamoDB guide, "Constraints": an item 400 KB with its names, counted in bytes of UTF-8.
 */
import type { Paper, Pick } from './paper.ts';

/** An item's bytes, with room for keys and the few fields that are small by themselves. */
const ROW = 380_000;
const SHARE = {
  authors: 100_000,
  picks: 100_000,
  links: 20_000,
  locations: 30_000,
  categories: 10_000,
  remarks: 10_000,
};
/** Browsers and servers take no longer address. */
const LONGEST_ADDRESS = 8_000;
const LONGEST_TITLE = 1_000;
const LONGEST_NOTE = 5_000;

export const CUT_TO_SIZE = 'cut-to-size';

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? '');

/** The paper itself where nothing of it is too large. */
export function boundedPaper(paper: Paper): Paper {
  const kept: Paper = {
    ...paper,
    url: paper.url.length > LONGEST_ADDRESS ? '' : paper.url,
    authors: firstWithin(paper.authors, SHARE.authors),
    categories: firstWithin(paper.categories, SHARE.categories),
    locations: firstWithin(paper.locations, SHARE.locations),
    picks: firstWithin(paper.picks.map(boundedPick), SHARE.picks),
    remarks: firstWithin(paper.remarks, SHARE.remarks),
  };
  const { feedHtml, ...rest } = kept;
  const fits = feedHtml !== undefined && bytesOf(kept) > ROW ? rest : kept;
  const isWhole = bytesOf(fits) === bytesOf(paper);
  return isWhole ? paper : { ...fits, remarks: [...new Set([...fits.remarks, CUT_TO_SIZE])] };
}

function boundedPick(pick: Pick): Pick {
  const { title, note, links } = pick;
  const short = links.filter(({ url }) => url.length <= LONGEST_ADDRESS);
  return {
    ...pick,
    title: title.slice(0, LONGEST_TITLE).toWellFormed(),
    note: note.slice(0, LONGEST_NOTE).toWellFormed(),
    links: firstWithin(short, SHARE.links),
  };
}

/** The first ones that fit into so many bytes together. */
function firstWithin<T>(list: readonly T[], bytes: number): readonly T[] {
  let left = bytes;
  const over = list.findIndex((each) => {
    left -= bytesOf(each) + 1;
    return left < 0;
  });
  return over < 0 ? list : list.slice(0, over);
}
