/** A command that can be pressed: how it is said, what it does, and what is typed when it is pressed. */
export type Choice = {
  readonly shown: string;
  readonly what: string;
  readonly typed: string;
  /** What stands above it; empty where it goes on from the one before. */
  readonly heading?: string;
};
