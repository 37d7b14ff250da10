/**
 * Makes the pictures of README and RUNBOOK from the bundled sample: evidence in the margin, the mail, the desk:
 *   node --experimental-strip-types test/pictures/make.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openBrowser, picture } from '../support/browser.ts';
import { makeSampleWeek, newFolder, SAMPLE_WEEK, startSample } from '../support/started.ts';

const folder = newFolder();
await makeSampleWeek(folder);
const started = await startSample(folder);
const browser = await openBrowser();

/** As WebP, which takes half the bytes of a PNG and keeps letters sharp at this quality. */
async function make(name: string, url: string, look: Parameters<typeof picture>[3]): Promise<void> {
  const png = join(folder, `${name}.png`);
  await picture(browser, url, png, look);
  const page = await browser.newPage();
  const source = JSON.stringify(`data:image/png;base64,${readFileSync(png).toString('base64')}`);
  const webp = (await page.evaluate(`(async () => {
    const image = new Image();
    image.src = ${source};
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    canvas.getContext('2d').drawImage(image, 0, 0);
    return canvas.toDataURL('image/webp', 0.85);
  })()`)) as string;
  const file = fileURLToPath(new URL(`${name}.webp`, import.meta.url));
  writeFileSync(file, Buffer.from(webp.split(',')[1]!, 'base64'));
}

try {
  const edition = `${started.site}/editions/${SAMPLE_WEEK}/ja/`;
  await make('edition', edition, { width: 1240, height: 900, at: 'article:nth-of-type(2) .qa' });
  const { emails } = (await (await fetch(`${started.inbox}/store`)).json()) as { emails: { body: { html: string } }[] };
  const mail = join(folder, 'mail.html');
  writeFileSync(mail, emails[0]!.body.html);
  await make('mail', pathToFileURL(mail).href, { width: 600, height: 1290 });
  await make('desk', `${started.site}/desk`, { width: 980, height: 860 });
} finally {
  await browser.close();
  await started.stop();
}
