/** `npm run preview`: the next edition as files, and as one test mail; nothing is frozen and no reader is mailed. */

import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Option } from 'commander';
import { type Channel, messageOf } from '../../shared/deliveries/channels/request.ts';
import { renderText } from '../../shared/editions/text.ts';
import { LANGUAGES, type Language } from '../../shared/language.ts';
import { CHANNEL_KINDS } from '../../shared/platform/runtime-settings.ts';
import { parseAddress } from '../../shared/readers/address/address.ts';
import { EXIT, UsageError } from '../exit.ts';
import { makeFolder } from '../local/make-folder.ts';
import { savedPage } from '../operator/edition-files.ts';
import { previewEdition, previewMail, previewPage, weekToPreview } from '../operator/preview-edition.ts';
import type { Target } from '../operator/target/target.ts';
import { openTarget, type TargetOptions, withTargetOptions } from './command/open-target.ts';
import { topicList, verb, week } from './command/program.ts';
import { closing } from './command/stopping.ts';

interface PreviewOptions extends TargetOptions {
  readonly week?: string;
  readonly language: Language;
  readonly to?: string;
  readonly topics: readonly string[];
  readonly channel?: string;
  readonly out: string;
  readonly open?: boolean;
  readonly json?: boolean;
}

export function previewCommand() {
  return withTargetOptions(verb('preview', 'Renders the next edition from what is there, without freezing it.'))
    .option('--week <week>', 'ISO week (default: the newest one that holds papers)', week)
    .addOption(new Option('--language <language>', 'of the edition').choices([...LANGUAGES]).default('ja'))
    .option('--to <address>', 'send one test mail there, marked [preview]')
    .addOption(
      new Option('--topics <list>', 'the mail as a reader with these topics gets it, separated by commas')
        .argParser(topicList)
        .default([], 'none'),
    )
    .option('--channel <name>', 'also what a channel of the settings, or a kind of channel, would be posted')
    .option('--out <dir>', 'where the files go', 'out/preview')
    .option('--open', 'open the page in the browser')
    .option('--json', 'end with one line of JSON')
    .action(async (options: PreviewOptions) => {
      const to = options.to === undefined ? undefined : parseAddress(options.to);
      if (options.to !== undefined && !to) throw new UsageError('--to: that is no mail address');
      makeFolder('--out', options.out);
      await closing(await openTarget(options), (target) => preview(target, options, to));
    });
}

async function preview(target: Target, options: PreviewOptions, to: string | undefined): Promise<void> {
  const { json } = options;
  const channel = options.channel === undefined ? undefined : await channelOf(target, options.channel);
  const language = channel?.language ?? options.language;
  const stream = json ? process.stderr : process.stdout;
  const wanted = options.week ?? (await weekToPreview(target, new Date()));
  const edition = wanted && (await previewEdition(target, wanted, language));
  if (!edition) {
    stream.write(`${wanted ?? 'this system'} holds no paper yet; npm run digest or npm run rerun collects a week\n`);
    if (json)
      process.stdout.write(`${JSON.stringify({ week: wanted ?? null, language, found: 0, files: [], mailed: 0 })}\n`);
    process.exitCode = EXIT.nothingToDo;
    return;
  }
  const folder = resolve(options.out, edition.week, language);
  const mail = previewMail(target, edition, options.topics);
  const page = savedPage(previewPage(target, edition), target.siteUrl);
  const files = [
    ['digest.html', page],
    ['digest.txt', renderText(edition)],
    ['mail.html', mail.html],
    ['mail.txt', mail.text],
    ...(channel ? [[`channel-${channel.name}.json`, messageOf(channel, edition, target.siteUrl)] as const] : []),
  ] as const;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [name, body] of files) writeFileSync(join(folder, name), body, { mode: 0o600 });
  if (to) await (await target.mailer())(to, mail);
  const { found, summarised, degraded, dropped } = edition.receipt;
  stream.write(`${edition.week} ${language}, not frozen: ${found} papers, ${summarised} read in full, `);
  stream.write(`${degraded} in part, ${dropped} without a summary\n`);
  const url = pathToFileURL(join(folder, 'digest.html')).href;
  stream.write(
    `${url}\n${channel ? `${join(folder, `channel-${channel.name}.json`)}\n` : ''}${to ? 'one test mail sent\n' : ''}`,
  );
  if (options.open) openInBrowser(url);
  const paths = files.map(([name]) => join(folder, name));
  if (json)
    process.stdout.write(
      `${JSON.stringify({ week: edition.week, language, found, files: paths, mailed: to ? 1 : 0 })}\n`,
    );
}

/** One of the settings, in its own language; or by its kind, in the language that was asked for. @throws UsageError */
async function channelOf(target: Target, name: string): Promise<Pick<Channel, 'name' | 'kind'> & Partial<Channel>> {
  const { channels } = await target.settings();
  const kind = CHANNEL_KINDS.find((each) => each === name);
  const found = channels.find((each) => each.name === name) ?? (kind && { name, kind });
  if (found) return found;
  const known = [...channels.map((each) => each.name), ...CHANNEL_KINDS];
  throw new UsageError(`--channel ${name}: there is none of that name; known: ${known.join(', ')}`);
}

/** Whatever the desktop opens pages with; where there is none, the printed address remains. */
function openInBrowser(url: string): void {
  const [command, ...words] =
    process.platform === 'win32'
      ? ['cmd', '/c', 'start', '', url]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', url];
  spawn(command!, words, { detached: true, stdio: 'ignore' })
    .on('error', () => {})
    .unref();
}
