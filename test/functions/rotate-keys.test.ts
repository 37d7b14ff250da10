import { expect, test } from '@jest/globals';
import * as v from 'valibot';
import { RotationStep, rotateKeys } from '../../functions/rotate-keys.ts';

test('of the four steps of Secrets Manager one writes, one checks and one promotes, each for the secret it names', async () => {
  const done: string[] = [];
  const text = JSON.stringify({ origin: 'made-by-cloudformation-at-first' });
  const versions = (secret: string) => ({
    read: async (stage: string, version?: string) => {
      done.push(`${secret} read ${stage}`);
      return stage === 'AWSCURRENT' || done.includes(`wrote ${version}`) ? text : undefined;
    },
    writePending: async (version: string) => void done.push(`wrote ${version}`),
    current: async () => 'v1',
    promote: async (version: string, from?: string) => void done.push(`promoted ${version} from ${from}`),
  });
  const step = async (Step: RotationStep['Step']) => {
    done.splice(0, done.length, 'wrote v2');
    const event = v.parse(RotationStep, { Step, SecretId: 'keys', ClientRequestToken: 'v2', RotationToken: 'x' });
    expect(await rotateKeys(event, { versions, newKey: () => 'k'.repeat(20) })).toEqual({ step: Step });
    return done.slice(1);
  };
  expect(await step('setSecret')).toEqual([]);
  expect(await step('createSecret')).toEqual(['keys read AWSPENDING']);
  expect(await step('testSecret')).toEqual(['keys read AWSPENDING', 'keys read AWSCURRENT']);
  expect((await step('finishSecret')).at(-1)).toBe('promoted v2 from v1');
  expect(v.safeParse(RotationStep, { Step: 'deleteSecret', SecretId: 'keys', ClientRequestToken: 'v2' }).success).toBe(
    false,
  );
});
