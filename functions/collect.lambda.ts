import { runHandler } from '../shared/platform/handlers.ts';
import { CollectInput, collect } from './collect.ts';

export const handler = runHandler({
  name: 'collect',
  schema: CollectInput,
  services: async () => (await import('./collect-services.ts')).collectServices(),
  run: collect,
});
