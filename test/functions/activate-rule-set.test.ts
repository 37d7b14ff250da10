import { describe, expect, test } from '@jest/globals';
import { activateRuleSet, type CustomResourceEvent } from '../../functions/activate-rule-set.ts';

const event = (
  RequestType: CustomResourceEvent['RequestType'],
  ours = 'ours',
  before?: string,
): CustomResourceEvent => ({
  RequestType,
  ResponseURL: 'https://cloudformation.test/answer',
  StackId: 'stack',
  RequestId: 'request',
  LogicalResourceId: 'Active',
  ResourceProperties: { RuleSet: ours },
  ...(before !== undefined && { OldResourceProperties: { RuleSet: before } }),
});

/** An account and Region with this rule set active, or none. */
function region(active: string | undefined) {
  const answers: { Status: string; Reason?: string; PhysicalResourceId: string }[] = [];
  const state = { active };
  return {
    state,
    answers,
    services: {
      active: async () => state.active,
      activate: async (ruleSet: string | undefined) => {
        state.active = ruleSet;
      },
      answer: async (_: string, body: object) => void answers.push(body as (typeof answers)[number]),
    },
  };
}

describe('activating our receipt rule set', () => {
  test.each([
    ['takes the empty place', 'Create', undefined, undefined, 'ours', 'SUCCESS'],
    ['leaves its own place as it is', 'Create', 'ours', undefined, 'ours', 'SUCCESS'],
    ['never takes another’s place', 'Create', 'theirs', undefined, 'theirs', 'FAILED'],
    ['follows its own new name', 'Update', 'before', 'before', 'ours', 'SUCCESS'],
    ['does not take another’s place at an update either', 'Update', 'theirs', 'before', 'theirs', 'FAILED'],
    ['leaves the place at the end', 'Delete', 'ours', undefined, undefined, 'SUCCESS'],
    ['does not push another out at the end', 'Delete', 'theirs', undefined, 'theirs', 'SUCCESS'],
    ['ends well when nothing is active', 'Delete', undefined, undefined, undefined, 'SUCCESS'],
  ] as const)('%s', async (_, kind, active, before, after, status) => {
    const { state, answers, services } = region(active);
    await activateRuleSet(event(kind, 'ours', before), services);
    expect(state.active).toBe(after);
    expect(answers.map(({ Status }) => Status)).toEqual([status]);
  });

  test('a refusal says whose place it is and what to do', async () => {
    const { answers, services } = region('theirs');
    await activateRuleSet(event('Create'), services);
    expect(answers[0]!.Reason).toMatch(/rule set theirs is active .* inboundMail\.ruleSet to "theirs"/);
  });

  test('the stack always gets an answer, also when SES fails', async () => {
    const { answers, services } = region(undefined);
    const failing = { ...services, active: async () => Promise.reject(new Error('SES is away')) };
    await activateRuleSet(event('Create'), failing);
    expect(answers).toEqual([expect.objectContaining({ Status: 'FAILED', Reason: 'SES is away' })]);
  });

  test('the resource keeps one id, so that an update never deletes it', async () => {
    const { answers, services } = region(undefined);
    await activateRuleSet(event('Create'), services);
    await activateRuleSet(event('Update', 'renamed', 'ours'), services);
    expect(new Set(answers.map(({ PhysicalResourceId }) => PhysicalResourceId)).size).toBe(1);
  });
});
