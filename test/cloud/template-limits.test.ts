/** What CloudFormation and Lambda would refuse only while they deploy. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { resourcesOf, synthesised, type Template } from '../support/synthesised.ts';
import { circleIn } from '../support/template-circle.ts';
import { EVERY_SETTING } from './settings-samples.ts';

let template: Template;
let everything: Template;

beforeAll(async () => {
  template = (await synthesised()).template;
  everything = (await synthesised(EVERY_SETTING)).template;
});

describe('the template as a whole', () => {
  test.each([
    ['the defaults', () => template],
    ['every setting', () => everything],
  ])('with %s no resource waits for itself, however many others stand between', (_, of) => {
    expect(circleIn(of())).toBeUndefined();
  });

  test('fits into CloudFormation: resources, outputs and size', () => {
    expect(Object.keys(everything.Resources).length).toBeLessThan(500);
    expect(Object.keys(everything.Outputs).length).toBeLessThan(200);
    expect(JSON.stringify(everything).length).toBeLessThan(1_000_000);
  });

  test('gives each function an environment that Lambda takes: 4 kB at most', () => {
    for (const [, { Properties }] of resourcesOf(everything, 'AWS::Lambda::Function')) {
      expect(JSON.stringify(Properties.Environment?.Variables ?? {}).length).toBeLessThan(4096);
    }
  });

  test('a circle would be found, through a join and a dependency too', () => {
    const ring = {
      A: { Type: 'x', Properties: { name: { 'Fn::Join': ['', ['a', { Ref: 'B' }]] } } },
      B: { Type: 'x', Properties: {}, DependsOn: ['C'] },
      C: { Type: 'x', Properties: { text: { 'Fn::Sub': ['arn:', '$', '{A.Arn}'].join('') } } },
    };
    expect(circleIn({ Resources: ring, Outputs: {} })).toEqual(['A', 'B', 'C', 'A']);
  });
});
