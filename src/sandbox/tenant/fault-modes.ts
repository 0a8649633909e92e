/** The services that can be made to fail. */
export const faultServices = ['authority', 'graph', 'exchange', 'connector'] as const;

export type FaultService = (typeof faultServices)[number];

/** How a service can be made to fail; what each means for each service is told in docs/sandbox.md. */
export const faultModes = [
  'refuse-token',
  'no-consent',
  'deny-cmdlet',
  'throttle',
  'slow',
  'drop',
  'bad-json',
  'empty-page',
  'error-500',
  'applied-then-500',
  'applied-then-drop',
] as const;

export type FaultMode = (typeof faultModes)[number];

export interface Fault {
  readonly mode: FaultMode;
  /** How many more requests it hits; absent: until it is removed. */
  readonly times?: number;
  /** For `slow` how long an answer takes, for `throttle` how long the client is to wait, in ms. */
  readonly ms?: number;
}
