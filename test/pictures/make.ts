/**
 * Makes the pictures of the README from the bundled sample: evidence in the margin, the mail, the desk:
 *   node --experimental-strip-types test/pictures/make.ts
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openBrowser, picture } from '../support/browser.ts';
import { makeSampleWeek, newFolder, SAMPLE_WEEK, startSample } from '../support/started.ts';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const folder = newFolder();
await makeSampleWeek(folder);
const started = await startSample(folder);
const browser = await openBrowser();
try {
  const edition = `${started.site}/editions/${SAMPLE_WEEK}/ja/`;
  await picture(browser, edition, here('edition.png'), { width: 1240, height: 900, at: 'article:nth-of-type(2) .qa' });
  const { emails } = (await (await fetch(`${started.inbox}/store`)).json()) as { emails: { body: { html: string } }[] };
  const mail = join(folder, 'mail.html');
  writeFileSync(mail, emails[0]!.body.html);
  await picture(browser, pathToFileURL(mail).href, here('mail.png'), { width: 640, height: 900 });
  await picture(browser, `${started.site}/desk`, here('desk.png'), { width: 900, height: 760 });
} finally {
  await browser.close();
  await started.stop();
}
