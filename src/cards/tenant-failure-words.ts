import type { TenantFailure } from '../domain/failure.js';
import type { Voice } from '../language/voice.js';

/** What a failure of the tenant was, in one sentence of the person's language. */
export const tenantFailureWords = (
  failure: Pick<TenantFailure, 'service' | 'fault'>,
  voice: Voice,
): string =>
  voice.say(`faults.${failure.fault}`, { service: voice.say(`services.${failure.service}`) });
