/** The rendered mail of each variant, kept while a worker sends: rendered once per variant, not per reader. */
import type { Edition } from '../../editions/edition.ts';
import type { Depth } from '../../readers/reader.ts';
import { type Delivery, type DeliveryKey, deliveryName } from '../ledger/delivery.ts';
import type { MailTemplate } from './mailer.ts';

/** The edition that a chunk belongs to cannot be read. Somebody has to look. */
export class EditionMissingError extends Error {
  override name = 'EditionMissingError' as const;
  readonly retryable = false;
}

export interface TemplateServices {
  readonly loadEdition: (
    week: string,
    language: DeliveryKey['language'],
    content?: string,
  ) => Promise<Edition | undefined>;
  readonly renderMail: (edition: Edition, depth: Depth) => MailTemplate;
}

type Mailed = Pick<Delivery, 'week' | 'language' | 'content'>;

export type Templates = (delivery: Mailed, depth: Depth) => Promise<MailTemplate>;

/** Two languages of three depths, and the next week's. */
const KEPT = 12;

/** Throws EditionMissingError. */
export function createTemplates({ loadEdition, renderMail }: TemplateServices): Templates {
  const kept = new Map<string, Promise<MailTemplate>>();
  const render = async (delivery: Mailed, depth: Depth) => {
    const edition = await loadEdition(delivery.week, delivery.language, delivery.content);
    if (!edition)
      throw new EditionMissingError(`there is no frozen edition ${deliveryName(delivery)} that can be read`);
    return renderMail(edition, depth);
  };
  return (delivery, depth) => {
    const name = `${delivery.content ?? deliveryName(delivery)} ${depth}`;
    let template = kept.get(name);
    if (!template) {
      template = render(delivery, depth);
      kept.set(name, template);
      template.catch(() => kept.delete(name));
      if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
    }
    return template;
  };
}
