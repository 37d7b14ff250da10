/** Words of long rules do their part: one sentence for each. */
import { describe, expect, test } from '@jest/globals';
import { unknownThings } from '../../../../shared/summaries/extractive/answers/known-things.ts';
import { questionOf } from '../../../../shared/summaries/extractive/answers/question.ts';
import { standsAlone } from '../../../../shared/summaries/extractive/answers/stands-alone.ts';
import { emptiness } from '../../../../shared/summaries/extractive/answers/worth.ts';

const words = (list: string) => list.split('|');

describe('what a sentence does not tell', () => {
  test.each([
    ...words(
      'present|describe|discuss|introduce|outline|review|summarize|explain|illustrate|begin|start|focus|turn|consider|examine|explore|address|recall|note|mention|denote|define|call|refer|say|write|sketch|look|return|survey|give|propose|investigate|characterize|study',
    ).map((word) => ['announces', `In short, we ${word} pages.`]),
    ...words('presented|introduced|outlined|reviewed|discussed').map((word) => ['announces', `Pages are ${word}.`]),
    ...words(
      'might|could|would|should|perhaps|probably|suppose|imagine|hypothetical|believe|hope|plan|intend|future|expect|want|wish|try|aim|goal|if',
    ).map((word) => ['is not sure', `Pages, ${word}, are white.`]),
    ...words('you|your|please|of course|etc|for instance|e.g|i.e|details|proof|as we|as noted').map((word) => [
      'speaks to the reader',
      `Pages, ${word}, are white.`,
    ]),
    ...words('several|various|a number of|a few').map((word) => [
      'counts and does not tell',
      `Pages have ${word} inks.`,
    ]),
    ...words('reasons|ways|risks|causes|issues|techniques|aspects|steps|features|methods').map((word) => [
      'counts and does not tell',
      `Pages have three ${word}.`,
    ]),
    ...words('measured|simulated|tested|performed|ran|assessed|validated|checked|verified|provided').map((word) => [
      'tells what was done, and not what came of it',
      `At night, we ${word} pages.`,
    ]),
  ])('%s: %s', (reason, text) => {
    expect(emptiness(text!)).toBe(reason);
  });
});

test.each([
  ...words(
    'Thereby|Namely|Unfortunately|Fortunately|More precisely|More specifically|As a consequence|By contrast|In comparison|Alternatively|Initially|Observe|Rather',
  ).map((word) => `${word}, memory stays flat over all pages.`),
  ...words('then|therefore|thus|hence|additionally|finally|again|next|instead|accordingly').map(
    (word) => `At night we ${word} close all pages.`,
  ),
  ...words('previous|preceding|aforementioned|corresponding|gathered|obtained|respective|selected|chosen').map(
    (word) => `We close the ${word} pages at night.`,
  ),
  ...words('bold|solid|dashed|dotted|shaded|colored|red|blue|green|orange|gray|left|right|top|bottom|upper|lower').map(
    (word) => `Memory is what a ${word} line shows.`,
  ),
])('a sentence does not stand alone: %s', (text) => {
  expect(standsAlone(text)).toBe(false);
});

test.each(
  words(
    'web|internet|world|literature|community|public|state|field|authors|users|readers|future|past|time|end|beginning|results|experiments|data|dataset|input|output|model|method|approach|system|algorithm|network|number|training set|smallest machine|same machine',
  ),
)('the %s is known', (thing) => {
  expect(unknownThings(`We saw the ${thing}.`, new Set())).toEqual([]);
});

test.each(
  words('find|found|observe|observed|show|showed|demonstrate|see|saw|conclude|indicate|suggest|confirm|reveal'),
)('what authors %s is a finding', (word) => {
  expect(questionOf(`We ${word} that pages are white.`, 'method', 'pages', 'en')).toMatch(/find/);
});
