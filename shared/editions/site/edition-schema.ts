/** The published JSON Schema (draft 2020-12) of `digest.json`, kept beside the type it describes (`edition.ts`). */
import { LANGUAGES } from '../../language.ts';

const text = { type: 'string' } as const;
const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const list = (items: object) => ({ type: 'array', items });
const shape = (properties: Record<string, object>, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});
const oneOf = (kinds: Readonly<Record<string, Record<string, object>>>, optional: readonly string[] = []) => ({
  oneOf: Object.entries(kinds).map(([kind, properties]) => shape({ kind: { const: kind }, ...properties }, optional)),
});

const place = oneOf(
  { page: { page: { type: 'integer', minimum: 1 } }, section: { heading: text, anchor: text }, abstract: {}, note: {} },
  ['anchor'],
);
const percent = { type: 'integer', minimum: 0, maximum: 99 } as const;
const coverage = oneOf({ full: { withoutAppendix: percent }, partial: { percent }, abstract: {}, unreachable: {} }, [
  'withoutAppendix',
]);
const evidence = shape({ quote: text, place, link: text, before: text, after: text }, ['before', 'after']);
const sentence = shape(
  {
    text,
    evidence: list(evidence),
    carried: {
      enum: ['own', 'neighbour', false],
      description:
        "own: code found its numbers and names in its own quotes; neighbour: it has neither and stands on its neighbours' quotes; false: not compared by itself.",
    },
    agreed: {
      type: 'boolean',
      description: 'A second reader found it borne out by its quotes; absent: none has looked.',
    },
  },
  ['agreed'],
);
const answer = shape({ question: text, answer: list(sentence) });

const paper = shape(
  {
    id: text,
    title: text,
    authors: list(text),
    published: day,
    updated: day,
    url: text,
    categories: list(text),
    sources: list(text),
    headline: list(sentence),
    overview: list(sentence),
    qa: list(answer),
    check: {
      enum: ['sentence', 'answer'],
      description: 'What was held against evidence: every sentence, or (older) each answer.',
    },
    characters: count,
    readFrom: { type: 'string', description: "The address that was read, where it is not the paper's own." },
    suppliedBy: {
      type: 'object',
      additionalProperties: text,
      description: 'Who said which field, where more than one source did.',
    },
    verbatim: { type: 'boolean', description: 'Sentences are quoted from the paper, not translated.' },
    coverage,
    suspicious: { type: 'boolean', description: 'The paper carries instructions for a reader-machine.' },
    revised: { type: 'boolean' },
    failure: text,
    model: text,
    added: { type: 'string', format: 'date-time' },
  },
  ['published', 'updated', 'readFrom', 'suppliedBy', 'failure', 'added'],
);

export const editionSchema = (siteUrl: string): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `${siteUrl}/digest.schema.json`,
  title: 'Ronbun edition',
  ...shape(
    {
      $schema: text,
      version: { const: 2 },
      week: { type: 'string', pattern: '^\\d{4}-W\\d{2}$' },
      language: { enum: LANGUAGES },
      from: day,
      to: day,
      source: text,
      model: text,
      frozenAt: { type: 'string', format: 'date-time' },
      supplementedAt: { type: 'string', format: 'date-time' },
      papers: list(paper),
      receipt: shape(
        {
          found: count,
          summarised: count,
          degraded: count,
          dropped: count,
          answers: count,
          answersWithEvidence: count,
          answersDropped: count,
          droppedBy: { type: 'object', additionalProperties: count },
          sentences: count,
          sentencesCarried: count,
          sentencesAgreed: count,
          sentencesRepaired: count,
          remarks: { ...list(text), description: 'What of the sources could not be read.' },
          tokens: shape({ input: count, output: count }),
          cost: { type: 'number', minimum: 0 },
        },
        ['remarks'],
      ),
      survey: {
        ...shape({
          sentences: list(
            shape({ text, evidence: list(shape({ paper: text, quote: text })), agreed: { type: 'boolean' } }, [
              'agreed',
            ]),
          ),
          model: text,
        }),
        description:
          'What the papers say together; each sentence stands on checked sentences of the summaries that it quotes.',
      },
      thin: { ...shape({ read: count, found: count }), description: 'Less was read than the settings ask for.' },
      errata: list(
        shape({ week: text, paperId: text, title: text, note: text, day, kind: { const: 'revision' } }, [
          'title',
          'kind',
        ]),
      ),
      additions: list(shape({ week: text, paperId: text, title: text })),
    },
    ['supplementedAt', 'survey', 'thin', 'additions'],
  ),
});
