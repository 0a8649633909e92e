import { AsyncLocalStorage } from 'node:async_hooks';
import { pino } from 'pino';

/** What happened, by a steady name, and what belongs to it. Never what people wrote. */
export type LogFields = { readonly [name: string]: unknown };

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  /** Does work of which every line has these fields too, beside those of the work around it. */
  within<T>(fields: LogFields, work: () => T): T;
  /** Does work whose lines have none of the fields around it. */
  apart<T>(work: () => T): T;
  /** The fields that a line has here. */
  here(): LogFields;
  /** From now on what is below this level is left out. */
  setLevel(level: LogLevel): void;
}

/** An error as the log shows it, its causes too. The stack is for us alone: it never leaves the log. */
function shown(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack, cause } = error;
  return { name, message, stack, ...(cause === undefined ? {} : { cause: shown(cause) }) };
}

/**
 * JSON lines.
 * @param to where they go; standard output unless said
 */
export function createLog(
  level: LogLevel | 'silent',
  to: { write(line: string): void } = pino.destination(1),
): Log {
  const fieldsHere = new AsyncLocalStorage<LogFields>();
  const here = (): LogFields => fieldsHere.getStore() ?? {};
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: shown },
      redact: ['*.authorization', '*.Authorization', '*.token', '*.accessToken', '*.client_secret'],
    },
    to,
  );
  return {
    debug: (event, fields) => logger.debug({ event, ...here(), ...fields }),
    info: (event, fields) => logger.info({ event, ...here(), ...fields }),
    warn: (event, fields) => logger.warn({ event, ...here(), ...fields }),
    error: (event, fields) => logger.error({ event, ...here(), ...fields }),
    within: (fields, work) => fieldsHere.run({ ...here(), ...fields }, work),
    apart: (work) => fieldsHere.run({}, work),
    here,
    setLevel: (chosen) => {
      if (level !== 'silent') logger.level = chosen;
    },
  };
}
