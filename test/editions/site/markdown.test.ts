import { expect, test } from '@jest/globals';
import { renderMarkdown } from '../../../shared/editions/site/markdown.ts';
import { editionOfKinds, HOSTILE } from '../../support/edition-of-kinds.ts';
import { sampleEdition, samplePaper } from '../../support/sample-edition.ts';

const markdown = renderMarkdown(editionOfKinds());

test('foreign words mean nothing in Markdown or HTML, and start no line of ours', () => {
  expect(markdown).not.toMatch(/(?<!\\)<script/);
  expect(markdown).not.toMatch(/^Bcc:/m);
  expect(markdown).not.toContain('](javascript:');
  const forged = renderMarkdown(
    sampleEdition({ papers: [samplePaper({ title: `x\n# forged [a](http://b) ${HOSTILE}` })] }),
  );
  expect(forged).not.toMatch(/^# forged/m);
  expect(forged).not.toMatch(/(?<!\\)\[a/);
});

test('every answer has its quote, and the place as a link where there is one', () => {
  expect(markdown).toContain(
    '> The clocks differ by at most 3 ms over a day. ([§ Results](https://papers.example/clocks#:~:text=The%20clocks%20differ))',
  );
  expect(markdown.match(/^\*\*Q\. /gm)).toHaveLength(3);
});
