import { bucketFromEnvironment, queueFromEnvironment } from '../shared/platform/from-environment.ts';
import { queueHandler } from '../shared/platform/handlers.ts';
import { InboundMessage, inboundMail } from './inbound-mail.ts';
import { subscriberServices } from './subscriber-services.ts';

const services = async () => ({
  subscriber: await subscriberServices(),
  files: bucketFromEnvironment('files'),
  queue: queueFromEnvironment('inboundMailQueue'),
  deadLetters: queueFromEnvironment('inboundMailDeadLetters'),
});

export const handler = queueHandler({
  name: 'inbound-mail',
  schema: InboundMessage,
  services,
  queue: ({ queue }) => queue,
  deadLetters: ({ deadLetters }) => deadLetters,
  async each(message, { subscriber, files }, delivered) {
    await subscriber.refreshKeys();
    await inboundMail(message, { ...subscriber, files }, delivered);
  },
});
