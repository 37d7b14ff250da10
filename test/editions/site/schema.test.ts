import { createRequire } from 'node:module';
import { expect, test } from '@jest/globals';
import { editionSchema } from '../../../shared/editions/site/edition-schema.ts';
import { renderJson } from '../../../shared/editions/site/json.ts';
import { editionOfKinds, SITE_URL } from '../../support/edition-of-kinds.ts';

const { default: Ajv2020 } = createRequire(import.meta.url)('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js');

const ajv = new Ajv2020({ strict: true, validateFormats: false, allErrors: true });
const validate = ajv.compile(editionSchema(SITE_URL));
const written = () => JSON.parse(renderJson(editionOfKinds(), SITE_URL));

test('digest.json of an edition with every kind of paper keeps the published schema', () => {
  validate(written());
  expect(validate.errors ?? []).toEqual([]);
});

test.each([
  ['no week', (edition: Record<string, unknown>) => delete edition.week],
  ['a day that is none', (edition: Record<string, unknown>) => Object.assign(edition, { from: '25.03.2024' })],
  ['another version', (edition: Record<string, unknown>) => Object.assign(edition, { version: 3 })],
  ['an unknown language', (edition: Record<string, unknown>) => Object.assign(edition, { language: 'xx' })],
])('the schema refuses %s', (_what, spoil) => {
  const edition = written();
  spoil(edition);
  expect(validate(edition)).toBe(false);
});
