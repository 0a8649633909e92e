/** A command that can be pressed: how it is said, what it does, and what is typed when it is pressed. */
export type Choice = {
  readonly shown: string;
  readonly what: string;
  readonly typed: string;
};
