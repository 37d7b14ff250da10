/** The secret that the cloud keeps in Secrets Manager, for one machine: made once, readable by its owner alone. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SecretFile {
  /** The secret's text; on first use what CloudFormation would generate: `{"origin": …}`. */
  read(): string;
  /**
   * @param token the request token: the same one with another text is refused, as a version's content never changes
   * (Secrets Manager, PutSecretValue page)
   */
  write(text: string, token: string | undefined): 'written' | 'exists';
}

/** Losing the file makes every link in a sent mail worthless, so it stays beside the readers it belongs to. */
export function openSecretFile(folder: string): SecretFile {
  const path = join(folder, 'keys.json');
  const versions = new Map<string, string>();

  function save(text: string): void {
    writeFileSync(`${path}.new`, text, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  }

  return {
    read() {
      if (!existsSync(path)) save(JSON.stringify({ origin: randomBytes(36).toString('base64url') }));
      return readFileSync(path, 'utf8');
    },
    write(text, token) {
      const before = token && versions.get(token);
      if (before !== undefined && before !== '' && before !== text) return 'exists';
      if (token) versions.set(token, text);
      save(text);
      return 'written';
    },
  };
}
