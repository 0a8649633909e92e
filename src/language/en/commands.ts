/** What each command does, one line each, for help and suggestions. Every command's name is a key. */
export const commands = {
  help: 'Shows what you can ask for',
  whoami: 'Shows who the bot takes you for, and your role',
  status: 'Shows the connection information and the last successful sync',
  'check-prerequisites': 'Checks everything that a connector needs from the tenant',
  'check-permissions': 'Checks the 13 cmdlets and the Intune right, of the bot or of an account',
  check: 'Checks prerequisites and permissions together',
  language: 'Sets the language of the answers: en, zh-TW or auto',
  health: 'Shows how the bot itself is',
} as const;
