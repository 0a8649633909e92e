/** The health card: the bot itself, not the connector. */
export const health = {
  title: 'Health of the bot',
  well: 'The bot is well.',
  paused: 'The bot is running, but leaves Exchange alone after repeated failures.',
  storeDown: 'The bot is running, but its store does not answer.',
  version: 'Version',
  uptime: 'Running since',
  store: 'Store',
  storeWell: '{kind} {version}, {place}',
  storeUnanswered: 'does not answer',
  backend: 'Exchange backend',
  backendIs: '{name}, {target}',
  calls: 'Cmdlets',
  callsNow: '{running} running, {waiting} waiting',
  circuit: 'Circuit to Exchange',
  circuitClosed: 'closed: calls go through',
  circuitOpen: 'open: calls are held back until {moment}',
} as const;
