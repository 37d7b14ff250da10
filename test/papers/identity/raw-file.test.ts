import { expect, test } from '@jest/globals';
import { identify, locationsOf } from '../../../shared/papers/identity/identity.ts';
import { rawFile } from '../../../shared/papers/identity/raw-file.ts';

const drive = '1AbCdEfGhIjKlMnOp';

test.each([
  ['https://github.com/o/r/blob/main/docs/A%20b.pdf', 'https://raw.githubusercontent.com/o/r/main/docs/A%20b.pdf'],
  ['https://github.com/o/r/raw/main/a.pdf', 'https://raw.githubusercontent.com/o/r/main/a.pdf'],
  [
    'https://gist.github.com/u/0123456789abcdef0123456789abcdef',
    'https://gist.githubusercontent.com/u/0123456789abcdef0123456789abcdef/raw',
  ],
  ['https://huggingface.co/o/m/blob/main/a.pdf', 'https://huggingface.co/o/m/resolve/main/a.pdf'],
  ['https://huggingface.co/datasets/o/d/blob/main/a.md', 'https://huggingface.co/datasets/o/d/resolve/main/a.md'],
  ['https://gitlab.com/g/s/r/-/blob/main/a.pdf', 'https://gitlab.com/g/s/r/-/raw/main/a.pdf'],
  ['https://gitlab.example.org/g/r/-/blob/main/a.pdf', 'https://gitlab.example.org/g/r/-/raw/main/a.pdf'],
  ['https://bitbucket.org/o/r/src/main/a.pdf', 'https://bitbucket.org/o/r/raw/main/a.pdf'],
  ['https://codeberg.org/o/r/src/branch/main/a.pdf', 'https://codeberg.org/o/r/raw/branch/main/a.pdf'],
  ['https://zenodo.org/records/1/preview/a.pdf', 'https://zenodo.org/records/1/files/a.pdf'],
  ['https://www.dropbox.com/s/abc/a.pdf?dl=0', 'https://www.dropbox.com/s/abc/a.pdf?dl=1'],
  ['https://www.dropbox.com/scl/fi/abc/a.pdf?rlkey=k&dl=0', 'https://www.dropbox.com/scl/fi/abc/a.pdf?rlkey=k&dl=1'],
  [
    `https://drive.google.com/file/d/${drive}/view?usp=sharing`,
    `https://drive.google.com/uc?export=download&id=${drive}`,
  ],
  [`https://drive.google.com/open?id=${drive}`, `https://drive.google.com/uc?export=download&id=${drive}`],
  [`https://docs.google.com/document/d/${drive}/edit`, `https://docs.google.com/document/d/${drive}/export?format=pdf`],
  ['https://github.com/o/r', undefined],
  ['https://github.com/o/r/issues/1', undefined],
  ['https://www.dropbox.com/s/abc/a.pdf?dl=1', undefined],
  ['https://drive.google.com/drive/folders/abc', undefined],
  ['https://evil.example/github.com/o/r/blob/main/a.pdf', undefined],
  ['javascript:alert(1)', undefined],
])('I-32: the file that %p shows lies at %p', (page, file) => {
  expect(rawFile(page)).toBe(file);
});

test('I-32: the raw file is tried before the page that shows it, as what its name says it is', () => {
  const places = (url: string) => locationsOf(identify(url) as NonNullable<ReturnType<typeof identify>>);
  expect(places('https://github.com/o/r/blob/main/a.pdf')).toEqual([
    { kind: 'pdf', url: 'https://raw.githubusercontent.com/o/r/main/a.pdf' },
    { kind: 'page', url: 'https://github.com/o/r/blob/main/a.pdf' },
  ]);
  expect(places(`https://drive.google.com/file/d/${drive}/view`)).toEqual([
    { kind: 'page', url: `https://drive.google.com/uc?export=download&id=${drive}` },
    { kind: 'page', url: `https://drive.google.com/file/d/${drive}/view` },
  ]);
  expect(places('https://a.org/a.pdf')).toEqual([{ kind: 'pdf', url: 'https://a.org/a.pdf' }]);
});
