import { inspect } from 'node:util';

/** Keeps what packages print as errors by themselves, until told to stop. */
export function consoleErrors(): { readonly printed: string[]; stop(): void } {
  const { error } = console;
  const printed: string[] = [];
  console.error = (...parts: unknown[]) => void printed.push(inspect(parts));
  return {
    printed,
    stop: () => {
      console.error = error;
    },
  };
}
