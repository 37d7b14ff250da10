/** What the stack gives a function, with the engines' addresses; one queue and its dead letters stand for all. */
import { VARIABLES } from '../../shared/platform/environment.ts';
import { SITE } from './mailing-rig.ts';
import { LOCAL, TABLE_NAME } from './real-table.ts';

export interface FunctionEngines {
  readonly dynamo: string;
  /** S3 and SQS are one engine. */
  readonly s3: string;
  readonly secrets: string;
  readonly ses: string;
  readonly queueUrl: string;
  readonly deadUrl: string;
}

export function functionEnvironment(engines: FunctionEngines): Readonly<Record<string, string>> {
  const { accessKeyId, secretAccessKey } = LOCAL.credentials;
  return {
    ...{ AWS_REGION: LOCAL.region, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
    ...{ AWS_ENDPOINT_URL_DYNAMODB: engines.dynamo, AWS_ENDPOINT_URL_S3: engines.s3, AWS_ENDPOINT_URL_SQS: engines.s3 },
    ...{ AWS_ENDPOINT_URL_SESV2: engines.ses, AWS_ENDPOINT_URL_SECRETS_MANAGER: engines.secrets },
    [VARIABLES.table]: TABLE_NAME,
    [VARIABLES.files]: 'files',
    [VARIABLES.keysSecret]: 'keys',
    [VARIABLES.siteUrl]: SITE,
    [VARIABLES.sender]: 'Ronbun <digest@digest.example>',
    [VARIABLES.configurationSet]: 'ronbun',
    [VARIABLES.settings]: JSON.stringify({ sources: ['dair'], languages: ['ja'], model: 'extractive' }),
    [VARIABLES.failedRuns]: engines.deadUrl,
    [VARIABLES.papersQueue]: engines.queueUrl,
    [VARIABLES.papersDeadLetters]: engines.deadUrl,
    [VARIABLES.deliveriesQueue]: engines.queueUrl,
    [VARIABLES.deliveriesDeadLetters]: engines.deadUrl,
    [VARIABLES.feedbackDeadLetters]: engines.deadUrl,
    [VARIABLES.inboundMailQueue]: engines.queueUrl,
    [VARIABLES.inboundMailDeadLetters]: engines.deadUrl,
  };
}
