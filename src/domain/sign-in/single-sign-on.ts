/**
 * What single sign-on in Teams hangs on, in the tokens that come of it and in the bot's registration.
 * Source: learn.microsoft.com/microsoftteams/platform/bots/how-to/authentication/bot-sso-register-aad.
 */

/** The clients that may ask for a token for the bot: Teams on desktop and phone, and Teams in a browser. */
export const teamsClients: readonly string[] = [
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
  '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
];

/** The scope that a token for the bot has. */
export const accessScope = 'access_as_user';

/** Where Entra leads people back to who could not be signed in silently. */
export const redirectUriOf = (publicUrl: string): string => `${publicUrl}/signin/end`;
