import { ConfigFaults } from '../config.js';
import { StartFaults } from './fit-to-start.js';

/** A port that another took after it was looked at, or what else is known only by trying. */
export function reasonOf(error: unknown): string {
  const { code, message, port } = error as { code?: string; message?: string; port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Set PORT to another, or stop the other program.`;
  if (code === 'EACCES') return `Port ${port} may not be opened. Set PORT to one above 1023.`;
  return message ?? 'The bot did not start.';
}

/** Why the bot did not start, in lines for people; the whole is in the log. */
export function whyNotStarted(error: unknown): readonly string[] {
  const listed = (head: string, faults: readonly string[]): readonly string[] => [
    `The bot did not start. ${head}`,
    ...faults.map((fault) => `  ${fault}`),
  ];
  if (error instanceof ConfigFaults) {
    return listed('These settings need a value (see .env.example):', error.faults);
  }
  return error instanceof StartFaults
    ? listed('This has to be mended first (npm run doctor tells more):', error.faults)
    : [`The bot did not start. ${reasonOf(error)}`];
}
