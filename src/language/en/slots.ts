/** What a form's slots are called where the form is shown. */
export const slots = {
  account: 'account',
  change: 'change',
  command: 'command',
  details: 'details',
  device: 'device',
  incident: 'incident',
  language: 'language',
  level: 'level',
  topics: 'topics',
  what: 'what',
} as const;
