import { expect, test } from '@jest/globals';
import { around, omit, type SimulatedTemplate } from './omissions.ts';

const TEMPLATE: SimulatedTemplate = {
  Resources: {
    Budget: { Type: 'AWS::Budgets::Budget' },
    Keys: { Type: 'AWS::SecretsManager::Secret' },
    Queue: { Type: 'AWS::SQS::Queue', DependsOn: ['Budget', 'Keys'], Properties: { Arn: { Ref: 'Keys' } } },
    Alone: { Type: 'AWS::SQS::Queue', DependsOn: 'Budget' },
    Rights: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyDocument: {
          Statement: [
            { Action: 'sqs:SendMessage', Resource: 'q' },
            { Action: ['ses:SendEmail'], Resource: 'identity', Condition: { StringEquals: {} } },
            { Action: 's3:GetObject', Resource: 'b', Condition: { Bool: {} } },
          ],
        },
      },
    },
  },
  Outputs: { DnsRecord1: { Value: { 'Fn::GetAtt': ['Identity', 'DkimDNSTokenName1'] } }, SiteUrl: { Value: 'x' } },
};

test('what the simulator lacks goes, with what waits for it, and every kind of change is said', () => {
  const { template, said } = omit(TEMPLATE);
  expect(Object.keys(template.Resources)).toEqual(['Keys', 'Queue', 'Alone', 'Rights']);
  expect(template.Resources.Queue).toEqual({
    Type: 'AWS::SQS::Queue',
    DependsOn: ['Keys'],
    Properties: { Arn: { 'Fn::GetAtt': ['Keys', 'Arn'] } },
  });
  expect(template.Resources.Alone).toEqual({ Type: 'AWS::SQS::Queue' });
  expect(Object.keys(template.Outputs!)).toEqual(['SiteUrl']);
  expect(said).toHaveLength(5);
});

test('a right that is left alone stays as it was, so that IAM decides as in an account', () => {
  const { template } = omit(TEMPLATE);
  const { Statement } = template.Resources.Rights!.Properties!.PolicyDocument as { Statement: unknown[] };
  expect(Statement).toEqual([
    { Action: ['sqs:SendMessage', 'sqs:SendMessageBatch'], Resource: 'q' },
    { Action: ['ses:SendEmail'], Resource: '*' },
    { Action: 's3:GetObject', Resource: 'b', Condition: { Bool: {} } },
  ]);
});

test('a template that lacks nothing is as it was, and nothing is said', () => {
  const plain = { Resources: { Queue: { Type: 'AWS::SQS::Queue' } }, Outputs: {} };
  expect(omit(plain)).toEqual({ template: plain, said: [] });
});

test('kept resources stand by their names wherever the template meant them; one that nobody can name stops', () => {
  const kept = { Keys: { ref: 'arn:keys', attributes: { Arn: 'arn:keys' } } };
  const { Resources } = around(omit(TEMPLATE).template, kept);
  expect(Object.keys(Resources)).toEqual(['Queue', 'Alone', 'Rights']);
  expect(Resources.Queue).toEqual({ Type: 'AWS::SQS::Queue', Properties: { Arn: 'arn:keys' } });
  const asking = { Resources: { A: { Type: 'T', Properties: { x: { 'Fn::GetAtt': ['Keys', 'Other'] } } } } };
  expect(() => around(asking, kept)).toThrow('no Keys.Other of a kept resource is known');
});
