/** Structured lines of a function's log, written by a process of their own. */
import { expect, test } from '@jest/globals';
import { printed } from '../support/bundled-source.ts';

test('a logger opens its output with its first line, and tells message, service and ids', async () => {
  const lines = await printed(`
    import { createLogger } from './shared/platform/logger.ts';
    const { stdout } = process;
    let opened = 0;
    Object.defineProperty(process, 'stdout', { get: () => { opened += 1; return stdout; } });
    const log = createLogger('summarize');
    const before = opened;
    log.info('run done', { messageId: 'm-1', before });`);
  expect(JSON.parse(lines)).toMatchObject({
    ...{ level: 'INFO', message: 'run done', service: 'summarize', messageId: 'm-1', before: 0 },
  });
});
