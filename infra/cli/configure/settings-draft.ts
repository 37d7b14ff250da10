/** Settings as they are being asked for: plain JSON with holes, checked by the settings' own schema. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { decodeText } from '../../../shared/platform/decode-text.ts';
import { UsageError } from '../../exit.ts';
import { parseSettings, SettingsError } from '../../settings.ts';
import type { Draft, Question } from './questions.ts';

/** What stands in the file; nothing where there is none. Throws UsageError when it is not JSON. */
export function readDraft(file: string): Draft {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(decodeText(readFileSync(file))) as Draft;
  } catch (error) {
    throw new UsageError(`settings.json is not JSON: ${(error as Error).message}; mend it or move it away`);
  }
}

/** A crash leaves the old file or the new one, never half of one. */
export function writeDraft(file: string, draft: Draft): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(draft, undefined, 2)}\n`);
  renameSync(`${file}.new`, file);
}

/** `-` takes the setting out. */
export function withAnswer(draft: Draft, { path, read }: Question, text: string): Draft {
  return put(draft, path.split('.'), text === '-' ? undefined : read(text));
}

function put(draft: Draft, [key = '', ...rest]: readonly string[], value: unknown): Draft {
  const inner = rest.length === 0 ? value : put((draft[key] as Draft | undefined) ?? {}, rest, value);
  const { [key]: _, ...others } = draft;
  const empty = inner === undefined || (rest.length > 0 && Object.keys(inner as Draft).length === 0);
  return empty ? others : { ...others, [key]: inner };
}

/** The faults of one setting, or of all; the path comes first in each line. */
export function faultsOf(draft: Draft, path?: string): string[] {
  try {
    parseSettings(draft, '');
    return [];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    const lines = error.message.split('\n').map((line) => line.replace(/^: /, ''));
    const about = (line: string) => line.split(' ')[0] ?? '';
    return path === undefined
      ? lines
      : lines.filter((line) => about(line) === path || about(line).startsWith(`${path}.`));
  }
}
