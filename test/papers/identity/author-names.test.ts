import { expect, test } from '@jest/globals';
import { namesIn } from '../../../shared/papers/identity/author-names.ts';

test.each([
  ['Suzuki, Hanako', ['Hanako Suzuki']],
  ['Le, Quoc V.', ['Quoc V. Le']],
  ['van der Berg, Jan', ['Jan van der Berg']],
  ['Jane Doe (Example University)', ['Jane Doe']],
  ['Jane Doe, Professor of Physics, Example University', ['Jane Doe']],
  ['Jane Doe, Richard Roe, Example University', ['Jane Doe', 'Richard Roe']],
  ['Doe, Jane, Example Institute', ['Jane Doe']],
  ['John Doe, Jr.', ['John Doe Jr.']],
  ['Doe, John, Jr.', ['John Doe Jr.']],
  ['Jane Q. Doe, Ph.D., and Richard Roe, M.D.', ['Jane Q. Doe', 'Richard Roe']],
  ['山田太郎、佐藤花子', ['山田太郎', '佐藤花子']],
  ['山田太郎（東京大学）、佐藤花子（京都大学）', ['山田太郎', '佐藤花子']],
  ['山田, 太郎', ['山田太郎']],
  ['ヨハン・シュミット', ['ヨハン・シュミット']],
  ['jane@x.org (Jane Doe)', ['Jane Doe']],
  ['Jane Doe <jane@x.org>', ['Jane Doe']],
  ['jane@x.org', []],
  ['Doe, J., Roe, R. A.', ['J. Doe', 'R. A. Roe']],
  ['Doe, J.; Roe, R.', ['J. Doe', 'R. Roe']],
  ['Jane Doe, Richard Roe &amp; Max Power', ['Jane Doe', 'Richard Roe', 'Max Power']],
  ['M&uuml;ller, Ren&eacute;e', ['Renée Müller']],
  ['By Jane Doe', ['Jane Doe']],
  ['Doe et al.', ['Doe']],
  ['The Collaboration', ['The Collaboration']],
  ['Example University', ['Example University']],
  ['', []],
])('the names in %p are %p', (field, names) => {
  expect(namesIn(field)).toEqual(names);
});
