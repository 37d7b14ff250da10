import { expect, test } from '@jest/globals';
import { apartSection, sectionKind, sectionName } from '../../shared/documents/section-names.ts';

test.each([
  ['3.2 Results', 'Results'],
  ['III. METHOD', 'METHOD'],
  ['A.1 Proofs', 'Proofs'],
  ['第3章 手法', '手法'],
  ['Appendix B. Data', 'Data'],
  ['2024', '2024'],
  ['A Study of Clocks:', 'A Study of Clocks'],
])('%s is named %s', (heading, name) => {
  expect(sectionName(heading)).toBe(name);
});

test.each([
  ['References and Notes', 'references'],
  ['7. Bibliography', 'references'],
  ['引用文献', 'references'],
  ['Acknowledgements and Disclosure of Funding', 'acknowledgements'],
  ['Author Contributions', 'acknowledgements'],
  ['Conflicts of interest', 'acknowledgements'],
  ['Appendix A: Proofs', 'appendix'],
  ['Supplementary Material', 'appendix'],
  ['付録A', 'appendix'],
  ['NeurIPS Paper Checklist', 'checklist'],
  ['Index Terms', 'keywords'],
  ['Table of Contents', 'contents'],
  ['Our Contributions', undefined],
  ['Contributions', undefined],
  ['Reference models', undefined],
  ['Supplementary experiments', undefined],
  ['Funding of startups', undefined],
])('%s is set apart as %s', (heading, apart) => {
  expect(apartSection(heading)).toBe(apart);
});

test.each([
  ['Abstract', 'abstract'],
  ['Abstractive summarisation', 'other'],
  ['1 Introduction', 'introduction'],
  ['5 Related Work', 'related'],
  ['4.1 Experimental Setup', 'setup'],
  ['Threats to Validity', 'limitations'],
  ['6 Conclusions and Future Work', 'conclusion'],
  ['実験結果', 'results'],
  ['提案手法', 'method'],
  ['References', 'back'],
  ['Broader Impact Statement', 'back'],
  [undefined, 'other'],
])('%s is about %s', (heading, kind) => {
  expect(sectionKind(heading)).toBe(kind);
});
