/** Plain text alone reaches a summary: whatever a reader's program might take for more is sent back. */
import { describe, expect, test } from '@jest/globals';
import { listMarkup, markup } from '../../../../shared/summaries/check/wording/markup.ts';

const TAGS =
  'a abbr b body br button code div em embed font form frame h1 h6 head html i iframe img input li link math meta object ol p pre script span strong style svg table tbody td template textarea th title tr u ul video';

describe('HTML', () => {
  test.each(TAGS.split(' '))('of a <%s> is refused, opened, closed, cut off or with attributes', (tag) => {
    for (const each of [`<${tag}>`, `</${tag}>`, `<${tag} x="y">`, `<${tag}/>`, `<${tag} x`, `<${tag.toUpperCase()}>`])
      expect(markup(`It is ${each}`)).toMatch(/^an HTML tag: "</);
    expect(markup(`It is <${tag}xyz> here`)).toBeUndefined();
  });

  test.each(['<!-- note -->', '<!doctype html>'])('%s is refused', (text) => {
    expect(markup(`${text} It is.`)).toMatch(/^an HTML tag/);
  });

  test.each(['&amp;', '&nbsp;', '&#60;', '&#123456;', '&#x3c;', '&#x1f600;', '&lt;'])(
    'entity %s is refused',
    (entity) => {
      expect(markup(`It is ${entity} here`)).toBe(`an HTML entity: "${entity}"; write plain text`);
    },
  );

  test.each(['x < b and c > d', 'R&D; and so on', 'AT&T', 'Q & A;', '&#;', '&a;'])('is not seen in %s', (text) => {
    expect(markup(text)).toBeUndefined();
  });
});

describe('script', () => {
  test.each(['javascript:alert(1)', 'JavaScript : go(1)', 'vbscript:x(1)', 'data:text/html,x', 'data: image/png;x'])(
    '%s is refused',
    (text) => {
      expect(markup(`See ${text}`)).toMatch(/^a script address/);
    },
  );

  test.each(['onerror=x', 'onload = x', 'onclick=x', 'onmouseover=x', 'onfocus=x', 'ONCLICK=x'])(
    '%s is refused',
    (text) => {
      expect(markup(`See ${text}`)).toMatch(/^an event attribute/);
    },
  );

  test.each([
    'the data: three files',
    'in javascript: nothing',
    'The metadata:x/y',
    'the option=3',
    'it is on load',
    'button onset=3',
  ])('is not seen in %s', (text) => {
    expect(markup(text)).toBeUndefined();
  });
});

describe('template marks', () => {
  test.each(['{{x', 'x}}', ['$', '{x'].join(''), '<% x', 'x %>', '{% x', 'x %}'])('%s are refused', (text) => {
    expect(markup(`It is ${text}`)).toMatch(/^a template mark/);
  });
});

describe('LaTeX', () => {
  test.each([
    '\\alpha',
    '\\frac{1}{2}',
    '\\(x',
    '\\)',
    '\\[x',
    '\\]',
    '$x_1$',
    '$x^2$',
    '$x \\to y$',
    '$a{b}$',
    '$a}b$',
  ])('%s is refused', (text) => {
    expect(markup(`It is ${text} here`)).toMatch(/^LaTeX source/);
  });

  test.each(['C:\\x', '$5 to $10', '$ x_1 $', 'x_1 and y^2', '$5 and $6'])('is not seen in %s', (text) => {
    expect(markup(text)).toBeUndefined();
  });

  test('is the paper’s matter where its quotes hold the bare command, and no other', () => {
    const quotes = ['nothing of it', 'pages with \\displaystyle in them'];
    expect(markup('It drops \\displaystyle here', quotes)).toBeUndefined();
    for (const other of ['\\displaystyles', '\\displaystyle{x}', '\\displaystyle[x]', '\\frac'])
      expect(markup(`It drops ${other} here`, quotes)).toMatch(/^LaTeX source/);
  });
});

describe('Markdown', () => {
  test.each([
    '[here](https://a.example)',
    '![](x.png)',
    '[]()',
    '```',
    '**bold**',
    '# Head',
    '   ###### Head',
    'One.\n## Head',
  ])('%s is refused', (text) => {
    expect(markup(text)).toMatch(/^Markdown/);
  });

  test.each(['[3] (see there)', '[x] and (y)', '2**3', '** **', '#1 of all', '####### seven', 'It is # Head'])(
    'is not seen in %s',
    (text) => {
      expect(markup(text === '** **' ? 'a ** b' : text)).toBeUndefined();
    },
  );
});

describe('characters that nobody sees', () => {
  test.each(['\u00ad', '\u200b', '\u202e', '\u2066', '\ufeff', '\ufffe', '\u{e0041}'])('are refused: %j', (sign) => {
    expect(markup(`a${sign}b`)).toMatch(/^an invisible character/);
  });

  test.each(['\u0000', '\u0007', '\u001b', '\u0085'])('control: %j', (sign) => {
    expect(markup(`a${sign}b`)).toMatch(/^a control character/);
  });

  test('line ends and tabs are none', () => {
    expect(markup('a\nb\r\n\tc')).toBeUndefined();
  });
});

test('what is refused is told by its beginning', () => {
  expect(markup(`It is **${'x'.repeat(90)}**.`)).toBe(`Markdown: "**${'x'.repeat(38)}"; write plain text`);
});

describe('our own sentence is no item, quotation, code or emphasis', () => {
  test.each([
    ...['- x', '+ x', '* x', '• x', '‣ x', '◦ x', '▪ x', '1. x', '12) x', '   - x', 'One.\n- x', 'One.\n2. x'].map(
      (text) => [text, 'a list mark'] as const,
    ),
    ...['> x', '  > x', 'One.\n> x'].map((text) => [text, 'a quotation mark of Markdown'] as const),
    ...['`x`', 'It is `code` here'].map((text) => [text, 'code in Markdown'] as const),
    ...['__x__', 'It is __so__ here', '*so*', 'It is *quite so* here'].map(
      (text) => [text, 'emphasis in Markdown'] as const,
    ),
  ])('%j is %s', (text, name) => {
    expect(listMarkup(text)).toMatch(new RegExp(`^${name}: "`));
  });

  test.each([
    ...[
      '-3 points',
      'x - y',
      '1.5 times',
      '123. x',
      '1. 5 of all',
      '5 > 3',
      '`x',
      'a__b__c',
      '_x_',
      '5*3*2',
      '* *',
      'a*b and c*d',
      '__init',
      'It is x* and y*',
      '2 * 3 * 4',
    ],
  ])('%j is none of them', (text) => {
    expect(listMarkup(text === '* *' ? 'a * b *' : text)).toBeUndefined();
  });
});
