import { privateValues } from '../../../src/sandbox/tenant/exchange/private-values.js';
import { sandboxSecret } from '../../../src/sandbox/tenant/sandbox-secret.js';
import { leastEnvironment } from '../environment.js';
import { plantedCertificate } from './planted-certificate.js';

/** Something that may stand nowhere, and a pattern for it that JavaScript and PostgreSQL both understand. */
export interface Canary {
  readonly name: string;
  readonly pattern: string;
}

/** What somebody without a role says in the walks. */
export const outsidersText = 'the outsider says 9d3f71c2';

/** The password of every PostgreSQL that the specs start. */
export const databasePassword = 'canary-of-the-database-4a1c';

const exactly = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const base64Url = '[A-Za-z0-9_-]{8,}';

/** Everything that was planted, in the order in which people look for it. */
export const canaries = (): readonly Canary[] => [
  { name: 'client secret of the sandbox', pattern: exactly(sandboxSecret) },
  {
    name: 'client secret of a spec',
    pattern: `${leastEnvironment.MICROSOFT_APP_PASSWORD}|${leastEnvironment.EXCHANGE_APP_SECRET}`,
  },
  { name: 'private key', pattern: 'PRIVATE KEY' },
  {
    name: 'key of a certificate',
    pattern: plantedCertificate().keyLines.map(exactly).join('|'),
  },
  { name: 'database password', pattern: exactly(databasePassword) },
  { name: 'token', pattern: `eyJ${base64Url}\\.eyJ${base64Url}\\.${base64Url}` },
  { name: 'IMEI', pattern: exactly(privateValues.imei) },
  { name: 'phone number', pattern: exactly(privateValues.telephoneNumber) },
  { name: 'recovery password', pattern: exactly(privateValues.recoveryPassword) },
  { name: 'text of somebody without a role', pattern: exactly(outsidersText) },
];
