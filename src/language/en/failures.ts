import type { Service, TenantFault } from '../../domain/failure.js';

/** What the services are called. */
export const services = {
  exchange: 'Exchange Online',
  graph: 'Microsoft Graph',
  authority: 'Microsoft Entra ID',
  connector: 'Microsoft Teams',
} as const satisfies { readonly [S in Service]: string };

/** What went wrong with the tenant. */
export const faults = {
  unreachable: '{service} could not be reached.',
  timedOut: '{service} did not answer in time.',
  throttled: '{service} asks to slow down (throttling).',
  signIn: "{service} refused the sign-in of this bot's application.",
  consent: "{service} says that admin consent for this bot's application is missing.",
  accessDenied: '{service} denied access.',
  notPermitted: '{service} does not permit this cmdlet to the executing identity.',
  notFound: '{service} does not know what was asked for.',
  alreadyExists: '{service} says that it exists already.',
  invalid: '{service} did not accept the request.',
  serviceError: '{service} had an error of its own.',
  badData: '{service} answered with something that cannot be read.',
} as const satisfies { readonly [F in TenantFault]: string };

/** What to do about it. */
export const remedies = {
  unreachable:
    'Try again in a moment. If it stays so, check the network between the bot and Microsoft 365.',
  timedOut: 'Try again in a moment.',
  throttled: 'Wait a little, then try again.',
  signIn:
    'An administrator has to look at the application\'s id, and at its certificate or secret: Entra admin center > App registrations > Certificates & secrets. On the bot\'s machine "npm run doctor" names what is wrong.',
  consent:
    'An administrator has to grant it: Entra admin center > App registrations > API permissions > Grant admin consent.',
  accessDenied:
    'Trying again does not help. "check permissions" shows which right is missing and how to give it.',
  notPermitted:
    'Trying again does not help. "check permissions" shows which right is missing and how to give it.',
  notFound: 'Check the spelling, and whether it was deleted or renamed.',
  alreadyExists: 'Nothing needs to be done, or choose another name.',
  invalid: 'Trying the same again does not help.',
  serviceError:
    "Try again in a few minutes, and look at Microsoft's service health if it stays so.",
  badData: "Try again in a few minutes. If it stays so, tell the bot's administrator.",
} as const satisfies { readonly [F in TenantFault]: string };

/** The failure card. */
export const failures = {
  tenantTitle: 'No answer from the tenant',
  refusedTitle: 'The tenant says no',
  rolesTitle: 'Your role could not be read',
  rolesUnreadable:
    'The bot could not read from the directory what you may do, so it did nothing. {failure}',
  oursTitle: 'Something went wrong in the bot',
  ours: "That is the bot's fault, not yours. It is in the log under the id below; tell it to the bot's administrator.",
  databaseTitle: 'The bot cannot use its database',
  database:
    "That is the bot's fault, not yours. Try again in a minute: no change runs twice because of that. If it stays so, tell the id to the bot's administrator.",
  service: 'Service',
  asked: 'Asked for',
  said: "In the service's words",
  id: 'Id',
  waitFor: 'It makes sense to try again in {span}.',
  nothingChanged: 'Nothing was changed.',
  maybeChanged: 'It is not known whether the change was made: look before repeating it.',
  cardTooLarge:
    'The answer is too long for one message. Ask for less of it, or for one thing by its id.',
  tryAgain: 'Try again',
  interruptedTitle: 'Interrupted',
  interrupted: 'The bot restarted while it worked on this request, so there is no answer.',
  request: 'Request',
  interruptedChange: 'Change {id}: {text}',
  interruptedNoChange: 'It requested, decided and ran no change.',
} as const;
