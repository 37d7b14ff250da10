/** Rows of a public evaluation set, checked, and made into what the summary models are asked. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import * as v from 'valibot';
import type { Block } from '../../shared/documents/document.ts';
import type { SummaryRequest } from '../../shared/summaries/summary.ts';
import { UsageError } from '../exit.ts';
import { bareDocument, barePaper } from './bare-paper.ts';

/** Every line of a JSONL file through `schema`; blank lines are skipped. @throws UsageError when a line, or every line, is missing or of another shape */
export async function readRows<S extends v.GenericSchema>(file: string, schema: S): Promise<v.InferOutput<S>[]> {
  const rows: v.InferOutput<S>[] = [];
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    number++;
    if (line.trim() === '') continue;
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), line);
    if (!parsed.success) throw new UsageError(`${file}, line ${number}: ${parsed.issues[0].message}`);
    rows.push(parsed.output);
  }
  if (rows.length === 0) throw new UsageError(`${file} holds no line of JSON`);
  return rows;
}

/** A paper of that title as collect and read would hand it over: its abstract, and its sections as blocks. */
export function evaluationRequest(
  title: string,
  abstract: string,
  sections: readonly { readonly title: string; readonly sents: readonly string[] }[],
): SummaryRequest {
  const blocks: Block[] = abstract === '' ? [] : [{ kind: 'paragraph', text: abstract, place: { kind: 'abstract' } }];
  for (const { title: heading, sents } of sections) {
    const section = heading.replace(/^[\d.\s]+/, '');
    const place = { kind: 'section', heading: section } as const;
    blocks.push({ kind: 'heading', text: section, place, section });
    blocks.push({ kind: 'paragraph', text: sents.join(' '), place, section });
  }
  const document = bareDocument(sections.length > 0 ? 'html' : 'abstract', blocks);
  return {
    language: 'en',
    paper: barePaper({ id: 'url:https://evaluation.example/', week: '2026-W46', title, abstract }),
    document: { ...document, coverage: { kind: sections.length > 0 ? 'full' : 'abstract' } },
  };
}
