/** What PowerShell, .NET and the module need of the environment, as it is named on some system. */
const needed =
  /^(PATH|PATHEXT|HOME|HOMEDRIVE|HOMEPATH|USERPROFILE|APPDATA|LOCALAPPDATA|PROGRAMDATA|PROGRAMFILES.*|COMMONPROGRAM.*|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|TEMP|TMP|TMPDIR|LANG|LC_.*|TZ|PSMODULEPATH|XDG_.*|DOTNET_.*|HTTPS?_PROXY|NO_PROXY|ALL_PROXY|SSL_CERT_.*)$/i;

/**
 * pwsh on Linux writes terminal escapes to a piped output unless the terminal is plain; it reports telemetry and
 * looks for updates unless it is told not to (learn.microsoft.com, about_Telemetry and about_Update_Notifications).
 */
const plain = {
  TERM: 'dumb',
  NO_COLOR: '1',
  POWERSHELL_TELEMETRY_OPTOUT: '1',
  POWERSHELL_UPDATECHECK: 'Off',
} as const;

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
  return { ...Object.fromEntries(kept), ...plain, ...sandbox };
}
