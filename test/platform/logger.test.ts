/** Structured lines of a function's log, written by a process of their own. */
import { expect, test } from '@jest/globals';
import { printed } from '../support/bundled-source.ts';

test('a line tells its message, the function and the ids', async () => {
  const line = await printed(`
    import { createLogger } from './shared/platform/logger.ts';
    createLogger('summarize').info('run done', { messageId: 'm-1' });`);
  expect(JSON.parse(line)).toMatchObject({
    ...{ level: 'INFO', message: 'run done', service: 'summarize', messageId: 'm-1' },
  });
});
