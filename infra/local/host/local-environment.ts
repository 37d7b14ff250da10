/** What every function finds in its environment on one machine, before its own variables of the template. */

import { VARIABLES } from '../../../shared/platform/environment.ts';
import type { RuntimeSettings } from '../../../shared/platform/runtime-settings.ts';
import type { EngineUrls } from '../engines/engines.ts';
import { REGION } from '../template/intrinsics.ts';
import type { LocalFunction } from '../template/resources.ts';

/** The engines take any signature; these make sure that no real account is ever asked. */
export const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' } as const;

export interface EnvironmentChoices {
  /** Wins over everything else. */
  readonly environment: Readonly<Record<string, string>>;
  /** Written over the same settings in the template's SETTINGS. */
  readonly settings: Partial<RuntimeSettings>;
  /** True when a function calls AWS for real (Bedrock): the user's own credentials and region stay. */
  readonly ownCredentials: boolean;
}

/** The user's credentials are kept only for a model that is really asked for: Bedrock without a stub in front of it. */
export function environmentChoices(
  { environment = {}, settings = {} }: Partial<Omit<EnvironmentChoices, 'ownCredentials'>>,
  own: NodeJS.ProcessEnv,
): EnvironmentChoices {
  const stub = environment[BEDROCK_ENDPOINT] ?? own[BEDROCK_ENDPOINT];
  return { environment, settings, ownCredentials: settings.model === 'bedrock' && !stub };
}

const BEDROCK_ENDPOINT = 'AWS_ENDPOINT_URL_BEDROCK_RUNTIME';

/** @param services `http://127.0.0.1:PORT` of Lambda and Secrets Manager */
export function baseEnvironment(
  own: NodeJS.ProcessEnv,
  engines: EngineUrls,
  services: string,
  { ownCredentials }: EnvironmentChoices,
): Record<string, string | undefined> {
  const { AWS_PROFILE, AWS_SESSION_TOKEN, NODE_OPTIONS, NODE_V8_COVERAGE, ...rest } = own;
  return {
    ...rest,
    ...(ownCredentials
      ? { AWS_PROFILE, AWS_SESSION_TOKEN, AWS_REGION: own.AWS_REGION ?? own.AWS_DEFAULT_REGION ?? REGION }
      : {
          AWS_REGION: REGION,
          AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
          AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
        }),
    // Without this a missing credential makes the SDK ask the network for an EC2 instance's.
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL_DYNAMODB: engines.dynamo,
    AWS_ENDPOINT_URL_SQS: engines.sqs,
    AWS_ENDPOINT_URL_S3: engines.s3,
    AWS_ENDPOINT_URL_SESV2: engines.ses,
    AWS_ENDPOINT_URL_LAMBDA: services,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: services,
  };
}

/** The function with its variables as they are on this machine. */
export function localise(fn: LocalFunction, { environment, settings }: EnvironmentChoices): LocalFunction {
  const given = fn.environment[VARIABLES.settings];
  const merged: Record<string, string> = given ? { [VARIABLES.settings]: mergeSettings(given, settings) } : {};
  // Node's flags are the thread's own business.
  const { NODE_OPTIONS, ...variables } = fn.environment;
  return { ...fn, environment: { ...variables, ...merged, ...environment } };
}

/**
 * Who writes on this machine is said by the command that is run, and nobody does where none is asked. Bedrock reads its
 * batches from S3, and this machine's bucket is not there: papers are asked for one by one.
 */
function mergeSettings(given: string, settings: Partial<RuntimeSettings>): string {
  const { batch, modelIds, secondReader, ...kept } = JSON.parse(given) as RuntimeSettings;
  return JSON.stringify({ ...kept, model: 'extractive', ...settings });
}

/** `{{resolve:secretsmanager:ARN:SecretString:origin::}}` (CloudFormation guide, "Dynamic references"). */
export function resolveSecret(value: string, secret: string): string {
  return value.replace(/\{\{resolve:secretsmanager:.+?:SecretString:([^:}]+)[^}]*\}\}/g, (_, key: string) =>
    String((JSON.parse(secret) as Record<string, unknown>)[key] ?? ''),
  );
}
