/** What PowerShell, .NET and the module need of the environment, as it is named on some system. */
const needed =
  /^(PATH|PATHEXT|HOME|HOMEDRIVE|HOMEPATH|USERPROFILE|APPDATA|LOCALAPPDATA|PROGRAMDATA|PROGRAMFILES.*|COMMONPROGRAM.*|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|TEMP|TMP|TMPDIR|LANG|LC_.*|TZ|PSMODULEPATH|XDG_.*|DOTNET_.*|HTTPS?_PROXY|NO_PROXY|ALL_PROXY|SSL_CERT_.*)$/i;

/** The part of the environment that PowerShell may see: the bot's secrets and settings stay behind. */
export function powershellEnvironment(
  environment: { readonly [name: string]: string | undefined },
  exchangeUrl: string,
  sandboxUrl: string | undefined,
): { readonly [name: string]: string } {
  const kept = Object.entries(environment).filter(
    (entry): entry is [string, string] => needed.test(entry[0]) && entry[1] !== undefined,
  );
  // The sandbox's module cannot know where the simulated tenant is.
  const sandbox = sandboxUrl === undefined ? {} : { SANDBOX_EXCHANGE_URL: exchangeUrl };
  return { ...Object.fromEntries(kept), ...sandbox };
}
