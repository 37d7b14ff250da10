/**
 * The SES engine with a memory: aws-ses-v2-local holds its mails in memory alone, but the digest that one command
 * mailed must be in the inbox that the next command shows.
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import ses from 'aws-ses-v2-local';
import { type Email, getStoreReadonly } from 'aws-ses-v2-local/dist/store.js';

/** Mails shown again after a restart; older ones leave the inbox. */
const MAILS_KEPT = 500;

/**
 * Starts the SES engine on the port and writes each mail to the journal before its sender hears that it was accepted.
 * A line cut by a crash is left out on reading.
 */
export async function keepMails(journal: string, port: number): Promise<Server> {
  const kept = existsSync(journal) ? readFileSync(journal, 'utf8').split('\n').flatMap(parsedLine) : [];
  const mails = () => getStoreReadonly().emails;
  mails().push(...kept.slice(-MAILS_KEPT));
  let written = 0;
  const rewrite = () => {
    writeFileSync(journal, mails().map(line).join(''));
    written = mails().length;
  };
  const save = () => {
    if (mails().length < written) return rewrite();
    const fresh = mails().slice(written);
    if (fresh.length > 0) appendFileSync(journal, fresh.map(line).join(''));
    written = mails().length;
  };
  rewrite();

  const server = await ses.default({ host: '127.0.0.1', port });
  server.prependListener('request', (_request, response) => {
    const end = response.end;
    response.end = function (this: typeof response, ...args: unknown[]) {
      save();
      return (end as (...all: unknown[]) => typeof response).apply(this, args);
    } as typeof end;
  });
  return server;
}

const line = (mail: Email) => `${JSON.stringify(mail)}\n`;

function parsedLine(text: string): Email[] {
  try {
    return text ? [JSON.parse(text) as Email] : [];
  } catch {
    return [];
  }
}
