/** Structured logs with ids only: no address, no token, no text of a paper ever reaches them. */
import { Logger } from '@aws-lambda-powertools/logger';

/** Tells one line: what happened, in a few constant words, and the ids it happened to. */
type Tell = (message: string, about?: Record<string, unknown>) => void;
type Log = Readonly<Record<'info' | 'warn' | 'error', Tell>>;

/**
 * The logger itself is made with its first line: it opens a console of its own on the standard output, which takes 3 to 4
 * of the 50 ms of a cold start, and a function that has nothing to tell answers without it.
 * @param name the function's name; the level comes from POWERTOOLS_LOG_LEVEL (local runs keep quiet with SILENT)
 */
export function createLogger(name: string): Log {
  let made: Logger | undefined;
  const logger = (): Logger => {
    made ??= new Logger({ serviceName: name });
    return made;
  };
  return {
    info: (message, about = {}) => logger().info(message, about),
    warn: (message, about = {}) => logger().warn(message, about),
    error: (message, about = {}) => logger().error(message, about),
  };
}

/** What may be told about an error: its name and message, never its payload. */
export function describe(error: unknown): { name: string; message: string } {
  const { name = 'Error', message = String(error) } = (error ?? {}) as Partial<Error>;
  return { name, message: message.slice(0, 500) };
}
