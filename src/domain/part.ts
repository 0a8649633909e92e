/** What may be told of a part: names, counts, ids of ours. Never a person, a device, or what somebody wrote. */
export type Facts = { readonly [name: string]: string | number | boolean };

/**
 * The turn in which something began that goes on later, perhaps in another process. It is kept with it and
 * handed back as it is.
 */
export interface Origin {
  /** The turn's id, as the log has it. */
  readonly turn?: string;
  /** Its place in a trace, as W3C's `traceparent`. */
  readonly traceparent?: string;
}

/** One part of what is under way: a turn, a command, a cmdlet, the run of a change. */
export interface Part {
  /** Does something as belonging to it: what is logged and begun inside is found with it. */
  within<T>(work: () => T): T;
  /** Tells what was not known when it began. */
  note(facts: Facts): void;
  /** @param error what it failed with; the second end is none */
  end(error?: unknown): void;
}

/** @param origins what it goes on with, where it is not the part that it begins in */
export type Begin = (name: string, facts?: Facts, origins?: readonly Origin[]) => Part;

/** Where we are, to be kept with what goes on later; undefined where nothing is under way. */
export type Here = () => Origin | undefined;

/** Parts that nobody looks at. */
export const unseen: Begin = () => ({
  within: (work) => work(),
  note: () => {},
  end: () => {},
});

/** Does work as a part, which ends with it. */
export async function during<T>(part: Part, work: () => Promise<T>): Promise<T> {
  try {
    const done = await part.within(work);
    part.end();
    return done;
  } catch (error) {
    part.end(error);
    throw error;
  }
}
