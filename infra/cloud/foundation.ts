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
  return {
    ...factory,
    settings,
    store: new Store(scope, 'Store'),
    files: new Files(scope, 'Files'),
    keys,
    mail: new Mail(scope, 'Mail', settings, alarms),
    api,
    site: new Site(scope, 'Site', { api, keys, settings: settings.site }),
  };
}
