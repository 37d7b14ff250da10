/** From pages of words to the paper as a reader sees it: title, sections, paragraphs; the rest counted and set apart. */
import type { Block, Suspicion } from '../../document.ts';
import type { PageText } from '../engine/page-text.ts';
import { joinLines, type Spelling, spellingOf, withoutLineEndHyphens } from '../layout/mending.ts';
import { paperLines } from '../layout/paper-lines.ts';
import { ABSTRACT_SECTION, abstractOf } from './abstract.ts';
import { splitFrontMatter } from './front-matter.ts';
import { furnitureOf } from './furniture.ts';
import { characters, type KnownGroup } from './group-kind.ts';
import { topNumber } from './heading.ts';
import { knownGroups } from './known-groups.ts';
import { blockOf, continuesSentence, groupText, splitAtSentence } from './paragraphs.ts';
import { type Part, partOf } from './sections.ts';
import { hiddenSuspicions } from './suspicions.ts';
import { tableText } from './table-rows.ts';

export interface PaperBlocks {
  readonly title?: string;
  readonly authors: readonly string[];
  readonly blocks: readonly Block[];
  /** What `setApart` counts as the appendix, but its drawings. */
  readonly appendix: readonly Block[];
  readonly setApart: Record<string, number>;
  readonly suspicions: readonly Suspicion[];
}

/** Builds the blocks of a whole paper. */
export function paperBlocks(pages: readonly PageText[]): PaperBlocks {
  const paper = paperLines(pages);
  const setApart: Record<string, number> = {};
  const apart = (name: string, characters: number) => {
    if (characters > 0) setApart[name] = (setApart[name] ?? 0) + characters;
  };
  apart('sideways', pages.flatMap(({ turned }) => turned.map(({ text }) => text)).join('').length);
  apart('hidden', pages.flatMap(({ hidden }) => hidden.map(({ text }) => text)).join('').length);
  const furniture = furnitureOf(paper);
  apart(
    'furniture',
    [...furniture].reduce((sum, { text }) => sum + text.length, 0),
  );
  const spelling = spellingOf(paper.pages.flatMap(({ lines }) => lines.map(({ text }) => text)));
  const { title, authors, front, groups } = splitFrontMatter(knownGroups(paper, furniture), paper.bodySize);
  const placed = [...toBlocks(groups, spelling, apart)];
  const [blocks, appendix] = (['main', 'appendix'] as const).map((part) =>
    placed.filter((one) => one.part === part).map(({ block }) => block),
  ) as [Block[], Block[]];
  apart(
    'appendix',
    appendix.reduce((sum, { text }) => sum + text.length, 0),
  );
  const suspicions = hiddenSuspicions(pages);
  if (blocks.length === 0 && groups.length + front.length > 0) {
    // A leaf of a few words: better read whole than set apart.
    const whole = [...front, ...groups].flatMap(({ lines }) =>
      blockOf('paragraph', groupText(lines, spelling), lines[0]!.page, undefined),
    );
    return { title, authors, blocks: whole, appendix: [], setApart: {}, suspicions };
  }
  apart('front', characters(front));
  return { title, authors, blocks, appendix, setApart, suspicions };
}

/** A table of contents may name its references and appendix too: so many pages on, the first section opens the paper. */
const CONTENTS_PAGES = 3;

function* toBlocks(
  groups: readonly KnownGroup[],
  spelling: Spelling,
  apart: (name: string, n: number) => void,
): Generator<{ readonly part: Part; readonly block: Block }> {
  let section: string | undefined;
  let part: Part = 'main';
  let number = 0;
  let contentsAt = Number.NEGATIVE_INFINITY;
  const abstract = abstractOf(groups);
  let inAbstract = false;
  const taken = new Set<KnownGroup>();
  for (const [i, group] of groups.entries()) {
    if (taken.has(group)) continue;
    const page = group.lines[0]!.page;
    if (group.heading) {
      const { text, name, level } = group.heading;
      const own = topNumber(text);
      const restarts: boolean =
        part !== 'main' && part !== 'contents' && own === 1 && page - contentsAt <= CONTENTS_PAGES;
      if (level === 'section') part = restarts ? 'main' : partOf(text, name, part, own === number + 1);
      if (part === 'contents') contentsAt = page;
      if (part === 'main') number = own ?? number;
    }
    if (part !== 'main' && part !== 'appendix') {
      apart(part, characters([group]));
      continue;
    }
    if (group.heading) {
      if (group.heading.level === 'section') section = group.heading.name;
      inAbstract = false;
      yield* blockOf('heading', group.heading.text, page, section).map((block) => ({ part, block }));
      continue;
    }
    if (abstract.has(group)) {
      section ??= ABSTRACT_SECTION;
      inAbstract = true;
    } else if (inAbstract && group.kind === 'paragraph') {
      section = undefined;
      inAbstract = false;
    }
    if (group.kind === 'figure') apart(part === 'main' ? 'figure' : part, characters([group]));
    else yield* textBlocks(groups, i, taken, spelling, section).map((block) => ({ part, block }));
  }
}

function textBlocks(
  groups: readonly KnownGroup[],
  at: number,
  taken: Set<KnownGroup>,
  spelling: Spelling,
  section: string | undefined,
): readonly Block[] {
  const { kind, lines } = groups[at]!;
  if (kind === 'paragraph' || kind === 'list') return [...paragraph(groups, at, taken, spelling, section)];
  const text = kind === 'table' ? tableText(lines) : groupText(lines, spelling);
  return blockOf(kind as Block['kind'], text, lines[0]!.page, section);
}

/** The paragraph that starts at a group, with what continues it behind floats, columns and pages. */
function* paragraph(
  groups: readonly KnownGroup[],
  start: number,
  taken: Set<KnownGroup>,
  spelling: Spelling,
  section: string | undefined,
): Generator<Block> {
  const first = groups[start]!;
  let page = first.lines[0]!.page;
  let text = withEnds(first, spelling);
  let last = first;
  for (let i = start + 1; i < Math.min(groups.length, start + 40); i += 1) {
    const next = groups[i]!;
    if (next.kind === 'heading') break;
    if (next.kind !== 'paragraph' || taken.has(next)) {
      const near = next.lines[0]!;
      if (next.kind === 'equation' && near.region === last.lines[0]!.region && near.page === last.lines[0]!.page) break;
      continue;
    }
    if (next.lines[0]!.size < last.lines.at(-1)!.size - 0.6) continue;
    if (!continuesSentence(last, next)) break;
    taken.add(next);
    const there = next.lines[0]!.page;
    if (there === page) text = joinLines(text, withEnds(next, spelling), spelling);
    else {
      const [head, tail] = splitAtSentence(withEnds(next, spelling));
      yield* blockOf(
        first.kind === 'list' ? 'list' : 'paragraph',
        withoutLineEndHyphens(joinLines(text, head, spelling)),
        page,
        section,
      );
      text = tail;
      page = there;
    }
    last = next;
  }
  yield* blockOf(first.kind === 'list' ? 'list' : 'paragraph', withoutLineEndHyphens(text), page, section);
}

/** Like groupText, but a hyphen at the very end stays for the join with what follows. */
function withEnds({ lines }: KnownGroup, spelling: Spelling): string {
  return lines.reduce((text, line) => joinLines(text, line.plain, spelling), '');
}
