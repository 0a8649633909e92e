import { type LoggerOptions, pino } from 'pino';

/** What happened, by a steady name, and what belongs to it. Never what people wrote. */
export type LogFields = { readonly [name: string]: unknown };

export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/** An error as the log shows it, its causes too. The stack is for us alone: it never leaves the log. */
function shown(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack, cause } = error;
  return { name, message, stack, ...(cause === undefined ? {} : { cause: shown(cause) }) };
}

/**
 * JSON lines.
 * @param to where each line is written; standard output where nobody says
 */
export function createLog(
  level: string,
  to: { write(line: string): void } = pino.destination(1),
): Log {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { error: shown },
    redact: ['*.authorization', '*.Authorization', '*.token', '*.accessToken', '*.client_secret'],
  };
  const logger = pino(options, to);
  return {
    info: (event, fields) => logger.info({ event, ...fields }),
    warn: (event, fields) => logger.warn({ event, ...fields }),
    error: (event, fields) => logger.error({ event, ...fields }),
  };
}
