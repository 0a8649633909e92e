/**
 * Roles of Entra ID that matter here, by template id, the same in every tenant.
 * Source: learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference.
 */
export const entraRoles = {
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  exchangeAdministrator: '29232cdf-9323-42fd-ade2-1d097af3e4de',
  exchangeRecipientAdministrator: '31392ffb-586c-42d1-9346-e59415a2cc4e',
  globalReader: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  intuneAdministrator: '3a2c62db-5318-420d-8d74-23affee5d9d5',
} as const;

/**
 * Which role group of Exchange an Entra role amounts to. Exchange keeps the holders in groups of its own
 * making that it does not expand, so they are not found by asking for an account's assignments.
 */
export const roleGroupOfEntraRole: { readonly [templateId: string]: string } = {
  [entraRoles.globalAdministrator]: 'Organization Management',
  [entraRoles.exchangeAdministrator]: 'Organization Management',
  [entraRoles.exchangeRecipientAdministrator]: 'Recipient Management',
  [entraRoles.globalReader]: 'View-Only Organization Management',
};

/**
 * Roles that rule Intune. Microsoft's troubleshooting page demands at least the Intune service
 * administrator for the connector account.
 */
export const intuneRuling: ReadonlySet<string> = new Set([
  entraRoles.intuneAdministrator,
  entraRoles.globalAdministrator,
]);
