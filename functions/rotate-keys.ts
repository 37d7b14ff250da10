/**
 * Duty: make the keys of a new stack complete, and later on a new key for links, keeping the one before: mails that were
 * sent last year still have links that work.
 * Trigger: Secrets Manager, at once after the first deployment, then every year, four calls each time (the steps).
 * May fire for nothing: a step may come twice; each one looks at what is there first.
 * Source: Secrets Manager guide, "Lambda rotation functions".
 */
import * as v from 'valibot';
import {
  checkPending,
  promotePending,
  type SecretVersions,
  writeNextKeys,
} from '../shared/readers/links/key-rotation.ts';

export const RotationStep = v.object({
  Step: v.picklist(['createSecret', 'setSecret', 'testSecret', 'finishSecret']),
  SecretId: v.string(),
  /** Names the new version. */
  ClientRequestToken: v.string(),
});
export type RotationStep = v.InferOutput<typeof RotationStep>;

export interface RotateKeysServices {
  readonly versions: (secretId: string) => SecretVersions;
  readonly newKey: () => string;
}

export async function rotateKeys(step: RotationStep, services: RotateKeysServices): Promise<{ step: string }> {
  const { Step, SecretId, ClientRequestToken: token } = step;
  const versions = services.versions(SecretId);
  if (Step === 'createSecret') await writeNextKeys(versions, token, services.newKey);
  // `setSecret` would change another system's password; nothing outside holds these keys.
  if (Step === 'testSecret') await checkPending(versions, token);
  if (Step === 'finishSecret') await promotePending(versions, token);
  return { step: Step };
}
