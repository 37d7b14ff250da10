import { expect, test } from '@jest/globals';
import { CASE_IDS, caseIdsIn } from './case-ids.ts';
import { casesOf } from './run-cases.ts';

const assertion = (fullName: string, status: string) => ({ fullName, status });

test('a case passes by its tests, fails by any of them, and is missing without one', () => {
  const { cases, broken } = casesOf({
    testResults: [
      {
        ...{ name: '/x/test/a.test.ts', message: '' },
        assertionResults: [
          assertion('Q-01: once', 'passed'),
          assertion('Q-02, Q-03: both', 'passed'),
          assertion('queue Q-03 again', 'failed'),
          assertion('Q-04 left out by the filter', 'pending'),
        ],
      },
      { name: '/x/test/b.test.ts', message: 'SyntaxError', assertionResults: [] },
    ],
  });
  const state = (id: string) => cases.find((each) => each.id === id)?.state;
  expect(['Q-01', 'Q-02', 'Q-03', 'Q-04', 'S-02'].map(state)).toEqual([
    'pass',
    'pass',
    'fail',
    'missing',
    'out-of-reach',
  ]);
  expect(broken).toEqual(['b.test.ts could not be run']);
  expect(cases).toHaveLength(CASE_IDS.length);
});

test('weeks, encodings and numbers are no cases', () => {
  expect(caseIdsIn('2024-W13 UTF-16 P-011 (H-16) F-01 alarms')).toEqual(['H-16', 'F-01']);
});
