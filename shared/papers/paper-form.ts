/** How a paper is stored. */
import * as v from 'valibot';
import type { Fields, Form } from '../platform/stored.ts';
import type { Location, Paper, Pick } from './paper.ts';

const text = v.string();
const texts = v.array(text);

const StoredPick = v.object({
  source: text,
  position: v.number(),
  title: text,
  note: text,
  links: v.array(v.object({ label: text, url: text })),
  upvotes: v.optional(v.number()),
} satisfies Fields<Pick>);

const StoredLocation = v.object({
  kind: v.picklist(['arxiv-html', 'pdf', 'page']),
  url: text,
} satisfies Fields<Location>);

const StoredPaper = v.object({
  id: text,
  week: text,
  title: text,
  authors: texts,
  published: v.optional(text),
  updated: v.optional(text),
  version: v.optional(v.number()),
  earlierVersions: v.optional(v.array(v.number())),
  url: text,
  categories: texts,
  abstract: text,
  locations: v.array(StoredLocation),
  picks: v.array(StoredPick),
  suppliedBy: v.optional(v.record(text, text)),
  reason: v.optional(v.object({ ja: text, en: text })),
  feedHtml: v.optional(text),
  remarks: texts,
} satisfies Fields<Paper>);

/** A row `{paper}`. */
export const PAPER_FORM: Form<Paper> = {
  schema: v.pipe(
    v.object({ paper: StoredPaper }),
    v.transform(({ paper }) => paper),
  ),
};
