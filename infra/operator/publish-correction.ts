/** The operator's correction of one paper of an edition, for the command and for the desk. */

import type { PublishResult } from '../../shared/editions/publish-week.ts';
import type { Language } from '../../shared/language.ts';
import type { Target } from './target/target.ts';

/** The publisher writes the edition's pages again. Throws what it threw: there may be no such edition or paper. */
export async function publishCorrection(
  target: Pick<Target, 'invoke'>,
  of: string,
  correction: { readonly language: Language; readonly paper: string; readonly note: string },
): Promise<{ readonly files: number }> {
  const result = await target.invoke<PublishResult>('publish', { correction: { week: of, ...correction } });
  return { files: result.outcome === 'published' ? result.editions.flatMap((edition) => edition.files).length : 0 };
}
