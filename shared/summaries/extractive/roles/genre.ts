/** Whether a text reports research: what has no method and no results is not asked for them. */
import type { PaperDocument } from '../../../documents/document.ts';
import type { Role } from './role-rule.ts';
import type { Part } from './section-kinds.ts';

export type Genre = 'research' | 'other';

const RESEARCH_PARTS: ReadonlySet<Part> = new Set([
  ...(['abstract', 'introduction', 'related', 'method', 'data', 'setup'] as const),
  ...(['results', 'discussion', 'limitations', 'conclusion'] as const),
]);
/** A page on the web has few headings; a booklet in print may have an introduction all the same. */
const PARTS_NEEDED = { html: 1, pdf: 2, abstract: 0, note: 0 } as const;
const OF_ITSELF =
  /\b(?:in|this) (?:this )?(?:paper|study|preprint)\b|\bwe (?:propose|introduce|evaluate|conducted)\b|本(?:論文|研究|稿)/i;

/** @param sentences of the document, with the part that each stands in */
export function genreOf(
  kind: PaperDocument['kind'],
  sentences: readonly { readonly text: string; readonly part: Part }[],
): Genre {
  const parts = new Set(sentences.map(({ part }) => part).filter((part) => RESEARCH_PARTS.has(part)));
  if (parts.size >= PARTS_NEEDED[kind]) return 'research';
  return sentences.some(({ text }) => OF_ITSELF.test(text)) ? 'research' : 'other';
}

const ASKED_OF_ANYTHING: ReadonlySet<Role> = new Set(['definition', 'reason', 'mechanism', 'use', 'code']);

/** Whether a text of that genre can be asked for the role. */
export const fitsGenre = (role: Role, genre: Genre): boolean => genre === 'research' || ASKED_OF_ANYTHING.has(role);
