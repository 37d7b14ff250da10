/** The transcript of a run as a page: headings, short prose, and what commands printed, without what differs each time. */
import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** What differs from run to run or machine to machine, and what stands for it. */
const DIFFERS: readonly (readonly [RegExp, string])[] = [
  [/\b(Ronbun-\w+?)-[0-9A-F]{10,16}(?:-[0-9a-f]{6}\b)?/g, '$1-…'],
  [/\b(ronbun-(?:site|files)bucket\w+)-[0-9a-f]{10,16}\b/g, '$1-…'],
  [/\b[a-z0-9]{12,15}\.cloudfront\.net/g, '….cloudfront.net'],
  [/(stack\/\w+)\/[0-9a-f-]{36}/g, '$1/…'],
  [/(\/(?:confirm|unsubscribe|preferences|export|erase))\?\S+/g, '$1?…'],
  [/(editions\/\d{4}-W\d{2}\/\w\w\/)[0-9a-f]{16}/g, '$1…'],
  [/\d{4}-\d{2}-\d{2}T?\s?\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?/g, 'YYYY-MM-DD hh:mm'],
  [/^(\s+)[\w-]{22} (bounce|complaint)$/gm, '$1… $2'],
  [/127\.0\.0\.1:\d+/g, '127.0.0.1:…'],
  [/\b\d+(?:\.\d+)?s\b/g, '…s'],
  [/file:\/\/\S*\/(out|preview)\//g, 'file://…/$1/'],
  [/\/\S*\/ronbun-simulated-\w+/g, '…'],
];

export const normalised = (text: string): string =>
  DIFFERS.reduce((all, [pattern, instead]) => all.replace(pattern, instead), stripVTControlCharacters(text));

export interface Transcript {
  heading(text: string): void;
  /** A paragraph. */
  prose(text: string): void;
  /** Items of a list. */
  list(items: readonly string[]): void;
  /** A command as it is typed, and lines that it printed. */
  command(typed: string, printed: readonly string[]): void;
  page(): string;
}

/** @param say takes each line at once, for the person who watches */
export function createTranscript(title: string, say: (line: string) => void): Transcript {
  const blocks: string[] = [`# ${title}`];
  const add = (block: string) => {
    blocks.push(block);
    say(block);
  };
  return {
    heading: (text) => add(`## ${text}`),
    prose: (text) => add(wrapped(text, '')),
    list: (items) => add(items.map((item) => `- ${wrapped(item, '  ')}`).join('\n')),
    command: (typed, printed) => add([`$ ${typed}`, ...printed].map((line) => `    ${line}`.trimEnd()).join('\n')),
    page: () => `${normalised(blocks.join('\n\n'))}\n`,
  };
}

const WIDTH = 120;

function wrapped(text: string, indent: string): string {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= WIDTH) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(lines.length === 0 ? word : `${indent}${word}`);
  }
  return lines.join('\n');
}

/** @returns where the page differs from the file, in a few lines; undefined where it does not */
export function differenceFrom(file: string, page: string): string | undefined {
  const [stands, told] = [readFileSync(file, 'utf8').split('\n'), page.split('\n')];
  const first = told.findIndex((line, i) => line !== stands[i]);
  if (first < 0 && stands.length === told.length) return undefined;
  const at = first < 0 ? told.length : first;
  return [`line ${at + 1}`, ...around(stands, at, '-'), ...around(told, at, '+')].join('\n');
}

const around = (lines: readonly string[], at: number, sign: string): string[] =>
  lines.slice(at, at + 4).map((line) => `${sign} ${line}`);
