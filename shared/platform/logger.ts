/** Structured logs with ids only: no address, no token, no text of a paper ever reaches them. */
import { Logger } from '@aws-lambda-powertools/logger';

/** @param name the function's name; the level comes from POWERTOOLS_LOG_LEVEL (local runs keep quiet with SILENT) */
export const createLogger = (name: string) => new Logger({ serviceName: name });

/** What may be told about an error: its name and message, never its payload. */
export function describe(error: unknown): { name: string; message: string } {
  const { name = 'Error', message = String(error) } = (error ?? {}) as Partial<Error>;
  return { name, message: message.slice(0, 500) };
}
