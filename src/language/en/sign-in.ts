/** Signing in, for checks that run with the rights of who asks. */
export const signIn = {
  title: 'Sign in',
  text: 'Please sign in: this is read with your own rights, and nothing is changed with them. Where Entra asks for approval, an administrator has to consent once.',
  signedIn:
    'You are signed in until {moment}. "check permissions" reads with your own rights; changes never use them.',
  signedOut: 'You are signed out. The bot has forgotten your tokens.',
  notUsed: 'Nobody signs in here: checks run with the rights of the application.',
  label: 'Sign-in',
  until: 'signed in until {moment}',
  none: 'not signed in',
  unfinished:
    'The sign-in was not finished, so nothing was read with your rights. Where Entra asked for approval, an administrator has to consent once (docs/permissions.md). Ask again to begin anew.',
  refused:
    'The sign-in that came could not be accepted as yours for this bot, so nothing was read with your rights.',
  failed: 'You could not be signed in, so nothing was read with your rights. {failure}',
  notInstalled:
    'Teams signs you in only where you have this app for yourself. Add it in Teams, then ask again.',
  clientFailed:
    'Teams could not sign you in ({code}). An administrator finds the settings of the registration in docs/sign-in.md.',
  pageTitle: 'Connector Bot: sign-in',
  pageText: 'You can close this window.',
} as const;
