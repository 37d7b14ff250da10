/**
 * What `cdk deploy` deploys. Needs no account and no network to synthesise. `RONBUN_NO_BUNDLING=1` leaves the code out:
 * the local host and most tests read the template alone, which takes a second.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { bundle } from './cloud/bundle.ts';
import { RonbunStack } from './cloud/ronbun-stack.ts';
import { loadSettings, SettingsError } from './settings.ts';

/** Behaviour of the CDK that newer projects get by default; kept here so that the app needs no CLI to be run. */
const FLAGS = {
  'aws:cdk:enable-path-metadata': false,
  'aws:cdk:disable-version-reporting': true,
  '@aws-cdk/core:target-partitions': ['aws'],
  '@aws-cdk/core:enablePartitionLiterals': true,
  '@aws-cdk/core:checkSecretUsage': true,
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/aws-s3:createDefaultLoggingPolicy': true,
  '@aws-cdk/aws-s3:publicAccessBlockedByDefault': true,
};

const root = fileURLToPath(new URL('..', import.meta.url));
// Another file is another deployment: `RONBUN_SETTINGS=staging.json npx cdk deploy`.
const settings = settingsOrExit(resolve(root, process.env.RONBUN_SETTINGS ?? 'settings.json'));
const bundles = process.env.RONBUN_NO_BUNDLING ? undefined : await bundle(root);

const app = new App({ analyticsReporting: false, stackTraces: false, treeMetadata: false, context: FLAGS });
new RonbunStack(app, 'Ronbun', { settings, bundles, description: 'Ronbun: a digest of research papers by e-mail' });
// Every synth is checked against the AWS Solutions rules; a finding without an acknowledgement stops it.
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();

/** A wrong setting is the deployer's to mend: its lines are the whole answer. */
function settingsOrExit(path: string) {
  try {
    return loadSettings(path);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
