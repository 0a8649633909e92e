import { steps } from './shell.js';

/**
 * The package into the organization's catalogue, with Microsoft Teams PowerShell; then it is added to a team.
 * Source: learn.microsoft.com/powershell/module/microsoftteams/new-teamsapp.
 */
export const installApp = steps(
  'npm run package',
  'Connect-MicrosoftTeams',
  'New-TeamsApp -DistributionMethod organization -Path (Get-Item dist/exchange-connector-bot-*.zip)',
);

/** The Teams app has its bot's id as its external id (`npm run package`). */
export const addToTeam = (appId: string): string =>
  steps(
    'Connect-MicrosoftTeams',
    `$app = Get-TeamsApp -ExternalId ${appId}`,
    "Add-TeamsAppInstallation -AppId $app.Id -TeamId '<groupId in the link of the channel>'",
  );

/** Where Azure sends the messages of Teams. Source: learn.microsoft.com/cli/azure/bot. */
export const setEndpoint = (url: string): string =>
  `az bot update --name '<bot resource>' --resource-group '<resource group>' --endpoint ${url}/api/messages`;
