const dispatcherKey = Symbol.for('undici.globalDispatcher.1');

type Agent = new (options: {
  readonly headersTimeout: number;
  readonly bodyTimeout: number;
}) => object;

/**
 * Leaves the time-outs of `fetch` to those who call it: each request of the bot has a deadline of its own.
 * Node 20's own timers may fire after their parser was collected, and then end the process ("Cannot
 * destructure property 'socket' of 'parser.deref(...)'"; seen with 20.20.2). The symbol is how undici, which
 * is Node's `fetch`, is given another dispatcher; where a later Node has none, nothing is changed.
 */
export async function leaveTimeoutsToCallers(): Promise<void> {
  // The first use loads undici; this one asks nobody.
  await fetch('data:,');
  const holder = globalThis as { [key: symbol]: object | undefined };
  const agent = holder[dispatcherKey]?.constructor as Agent | undefined;
  if (agent) holder[dispatcherKey] = new agent({ headersTimeout: 0, bodyTimeout: 0 });
}
