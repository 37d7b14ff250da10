/** What every noun of the flow stands on: made once, handed to each. */
import type { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import type { Bundles } from './function/bundle.ts';
import type { HandlerFactory } from './function/handler.ts';
import { Keys } from './keys.ts';
import { Mail } from './mail/mail.ts';
import { Api } from './site/api.ts';
import { Files } from './site/files.ts';
import { Site } from './site/site.ts';
import { Store } from './store.ts';
import { Alarms } from './watch/alarms.ts';

export interface Foundation extends HandlerFactory {
  readonly settings: Settings;
  readonly store: Store;
  readonly files: Files;
  readonly keys: Keys;
  readonly mail: Mail;
  readonly api: Api;
  readonly site: Site;
}

export function layFoundation(scope: Construct, settings: Settings, bundles: Bundles | undefined): Foundation {
  const alarms = new Alarms(scope, 'Alarms', settings);
  const factory = { bundles, alarms };
  const keys = new Keys(scope, 'Keys', factory);
  const api = new Api(scope, 'Api', alarms);
  const store = new Store(scope, 'Store');
  const mail = new Mail(scope, 'Mail', settings, alarms);
  const site = new Site(scope, 'Site', { api, keys, settings: settings.site });
  // An account may refuse a sender or a distribution, and a first deployment that fails could not take a protected table
  // back: so it is made after them. Where kept data is taken up (`infra/AFTER_DESTROY.md`) it comes first and alone.
  if (!scope.node.tryGetContext('kept')) store.table.node.addDependency(mail, site.distribution);
  return { ...factory, settings, store, files: new Files(scope, 'Files'), keys, mail, api, site };
}
