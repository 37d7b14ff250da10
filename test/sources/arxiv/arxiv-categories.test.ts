/** Every category of arXiv, of today and of before, has a name that a reader understands. */
import { describe, expect, test } from '@jest/globals';
import { categoryName } from '../../../shared/sources/arxiv/arxiv-categories.ts';

/** arxiv.org/category_taxonomy; a dash stands for the archive itself. */
const TAXONOMY = `
astro-ph: - CO EP GA HE IM SR
cond-mat: - dis-nn mes-hall mtrl-sci other quant-gas soft stat-mech str-el supr-con
cs: AI AR CC CE CG CL CR CV CY DB DC DL DM DS ET FL GL GR GT HC IR IT LG LO MA MM MS NA NE NI OH OS PF PL RO SC SD SE SI SY
econ: EM GN TH
eess: AS IV SP SY
gr-qc: -
hep-ex: -
hep-lat: -
hep-ph: -
hep-th: -
math-ph: -
math: AC AG AP AT CA CO CT CV DG DS FA GM GN GR GT HO IT KT LO MG MP NA NT OA OC PR QA RA RT SG SP ST
nlin: AO CD CG PS SI
nucl-ex: -
nucl-th: -
physics: acc-ph ao-ph app-ph atm-clus atom-ph bio-ph chem-ph class-ph comp-ph data-an ed-ph flu-dyn gen-ph geo-ph hist-ph ins-det med-ph optics plasm-ph pop-ph soc-ph space-ph
q-bio: - BM CB GN MN NC OT PE QM SC TO
q-fin: CP EC GN MF PM PR RM ST TR
quant-ph: -
stat: AP CO ME ML OT TH`;
/** Archives of before 2008. */
const RETIRED =
  'acc-phys adap-org alg-geom ao-sci atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas dg-ga funct-an mtrl-th patt-sol plasm-ph q-alg solv-int supr-con';

const archives = TAXONOMY.trim()
  .split('\n')
  .map((line) => line.split(': ') as [string, string]);
const codesOf = ([archive, subjects]: [string, string]): string[] =>
  subjects.split(' ').map((subject) => (subject === '-' ? archive : `${archive}.${subject}`));

test.each([...archives.flatMap(codesOf), ...RETIRED.split(' ')])('%s has one', (code) => {
  expect(categoryName(` ${code} `)).toMatch(/^[A-Z][A-Za-z,;() -]{4,}$/);
});

test('and no two of one archive have the same', () => {
  for (const archive of archives) {
    const names = codesOf(archive).map(categoryName);
    expect(new Set(names).size).toBe(names.length);
  }
});

describe('none has', () => {
  test.each(['cs', 'math', 'cs.XX', 'CS.AI', '68T05', 'astro-ph.', '', 'toString'])('%s', (code) => {
    expect(categoryName(code)).toBeUndefined();
  });
});
