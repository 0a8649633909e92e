/** Scripts that mend what is missing: shown to be read and copied, never run by the bot. */
export const scripts = {
  connectorAccountTitle: 'Script: the 13 cmdlets for an account',
  connectorAccountWhat:
    'Makes a role group with exactly the 13 cmdlets and puts the account into it. The Intune right is given separately.',
  executingIdentityTitle: 'Script: rights of the executing identity',
  executingIdentityWhat:
    "Makes a role group with the 13 cmdlets, what the checks read and a mailbox's own device lists, and puts the application into it.",
  newAccountTitle: 'Script: a new connector account',
  newAccountWhat:
    'Creates the account as the page of 2016 demands: a user with a mailbox, the role group, and Intune Administrator.',
  howTo:
    'Read it, then run it in a PowerShell connected as an Exchange administrator. The bot does not run it. Changes of roles may take an hour to arrive.',
  showConnectorAccount: 'Show script',
  showExecutingIdentity: 'Show script',
  showNewAccount: 'Script for a new account',
  back: 'Back to the permissions',
} as const;
