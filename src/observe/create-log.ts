import { pino } from 'pino';

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

/** JSON lines on standard output. */
export function createLog(level: string): Log {
  const logger = pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { error: shown },
    redact: ['*.authorization', '*.Authorization', '*.token', '*.accessToken', '*.client_secret'],
  });
  return {
    info: (event, fields) => logger.info({ event, ...fields }),
    warn: (event, fields) => logger.warn({ event, ...fields }),
    error: (event, fields) => logger.error({ event, ...fields }),
  };
}
