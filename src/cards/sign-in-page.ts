import { languages } from '../domain/people/language.js';
import type { Voice } from '../language/voice.js';

/** Microsoft's library for pages inside Teams, as its package names it for version 2.58.0. */
const library = {
  url: 'https://res.cdn.office.net/teams-js/2.58.0/js/MicrosoftTeams.min.js',
  integrity: 'sha384-sMo/EOqQPa1OCup2/VBRum7oFeOS22kvs8WGDc45xK53tUVZzFR5WwFYDUYN1LO4',
};

/** Tells Teams how the sign-in ended; Teams closes the window and tells the bot. */
export const signInPageScript = `microsoftTeams.app.initialize().then(() => {
  const answer = new URLSearchParams(location.search);
  const { authentication } = microsoftTeams;
  if (answer.has('error')) authentication.notifyFailure(answer.get('error'));
  else authentication.notifySuccess(answer.get('state') ?? '');
});
`;

/** The page that Entra leads back to. Nothing of the address is written into it; it speaks every language. */
export function signInPage(voiceOf: (language: (typeof languages)[number]) => Voice): string {
  const voices = languages.map(voiceOf);
  const title = voices.map((voice) => voice.say('signIn.pageTitle')).join(' · ');
  const lines = voices.map(
    (voice) => `<p lang="${voice.language}">${voice.say('signIn.pageText')}</p>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title}</title>
<script src="${library.url}" integrity="${library.integrity}" crossorigin="anonymous"></script>
<script src="/signin/end.js" defer></script>
</head>
<body>
${lines.join('\n')}
</body>
</html>
`;
}
