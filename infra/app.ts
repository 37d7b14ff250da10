/**
 * What `cdk deploy` deploys. Needs no account and no network to synthesise. `RONBUN_NO_BUNDLING=1` leaves the code out:
 * the local host and most tests read the template alone, which takes a second.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App, Validations } from 'aws-cdk-lib';
import { CURRENTLY_RECOMMENDED_FLAGS } from 'aws-cdk-lib/cx-api';
import { AwsSolutionsChecks } from 'cdk-nag';
import { bundle, removeBundles } from './cloud/function/bundle.ts';
import { RonbunStack } from './cloud/ronbun-stack.ts';
import { loadSettings, SettingsError } from './settings.ts';

/** Behaviour of the CDK that new projects get; kept here so that the app gives the same template with the CLI and without. */
const CONTEXT = {
  ...CURRENTLY_RECOMMENDED_FLAGS,
  'aws:cdk:enable-path-metadata': false,
  'aws:cdk:enable-asset-metadata': false,
  '@aws-cdk/core:target-partitions': ['aws'],
};

const root = fileURLToPath(new URL('..', import.meta.url));
// Another file is another deployment: `RONBUN_SETTINGS=staging.json npx cdk deploy`.
const settings = settingsOrExit(resolve(root, process.env.RONBUN_SETTINGS ?? 'settings.json'));
const bundles = process.env.RONBUN_NO_BUNDLING ? undefined : await bundle(root);

const app = new App({
  ...{ analyticsReporting: false, stackTraces: false, treeMetadata: false, context: CONTEXT },
  // CDK's own reading of the template takes three quarters of the time; what is deployed goes through it, a template that is
  // only read need not.
  builtinCloudFormationValidation: bundles !== undefined,
});
const description = 'Ronbun: a digest of research papers by e-mail';
new RonbunStack(app, 'Ronbun', { settings, bundles, description, stackName: settings.stackName });
// Every synth is checked against the AWS Solutions rules; a finding without an acknowledgement stops it.
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
try {
  app.synth();
} finally {
  removeBundles(bundles);
}

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
