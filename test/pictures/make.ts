/**
 * Makes the two pictures of the README from the bundled sample:
 *   node --experimental-strip-types test/pictures/make.ts
 */
import { fileURLToPath } from 'node:url';
import { openBrowser, picture } from '../support/browser.ts';
import { makeSampleWeek, newFolder, SAMPLE_WEEK, startSample } from '../support/started.ts';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const folder = newFolder();
await makeSampleWeek(folder);
const started = await startSample(folder);
const browser = await openBrowser();
try {
  const edition = `${started.site}/editions/${SAMPLE_WEEK}/ja/`;
  await picture(browser, edition, here('edition.png'), { width: 900, height: 760, open: 'summary' });
  await picture(browser, `${started.site}/desk`, here('desk.png'), { width: 900, height: 760 });
} finally {
  await browser.close();
  await started.stop();
}
