import type { OutputRow } from './handler.js';

/**
 * What the service sends beside the properties that anybody asked for: type annotations and the base
 * properties of every directory object. A client that projects never shows them.
 */
export function withNoise(type: string, row: OutputRow, changedAt: number): OutputRow {
  const changed = new Date(changedAt).toISOString();
  return {
    '@odata.type': `#Exchange.${type}`,
    ...row,
    'WhenChangedUTC@data.type': 'System.DateTime',
    WhenChangedUTC: changed,
    'WhenCreatedUTC@data.type': 'System.DateTime',
    WhenCreatedUTC: changed,
    ExchangeVersion: '0.10 (14.0.100.0)',
    OrganizationId:
      'EURPR05A004.PROD.OUTLOOK.COM/Microsoft Exchange Hosted Organizations/contoso.onmicrosoft.com',
    'ObjectClass@odata.type': '#Collection(String)',
    ObjectClass: ['top'],
    IsValid: true,
    ObjectState: 'Unchanged',
  };
}

/** Moments as JSON of Exchange gives them; nothing stays null. */
export const momentOf = (value: number | null): string | null =>
  value === null ? null : new Date(value).toISOString();
