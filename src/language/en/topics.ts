/** What somebody may want, above the commands that do it. */
export const topics = {
  look: 'See whether all is well',
  mend: 'Find what is missing, and how to mend it',
  change: 'Set the connector up, and changes',
  sync: 'Synchronise',
  devices: 'Devices that wait',
  watch: 'Hear of failures before others do',
  you: 'You and the bot',
  bot: 'The bot itself',
} as const;

/** What each version brought, told once to those who knew an earlier one. */
export const news = {
  title: 'New since your last visit',
  v0_1_0: 'Checks of the prerequisites and permissions, with what to do about each.',
} as const;
