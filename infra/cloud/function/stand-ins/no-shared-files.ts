/**
 * Takes the place of what reads `~/.aws` in the bundles: a function has no such files, and is set up by its environment.
 * To say so at once saves the load of `fs/promises`, which brings `readline` and watchers: 3 ms of every cold start.
 */
export const loadSharedConfigFiles = async () => ({ configFile: {}, credentialsFile: {} });
export const loadSsoSessionData = async () => ({});
export const getSSOTokenFromFile = async () => {
  throw new Error('a function has no shared files of the SDK');
};
export const CONFIG_PREFIX_SEPARATOR = '.';
export const tokenIntercept = {};
