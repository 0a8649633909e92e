import { assumed, optional } from './cmdlet.js';
import { date, identity, text } from './kind.js';

/** Every device type and model that ever connected: the source of exact texts for an access rule. */
export const deviceClasses = {
  'Get-ActiveSyncDeviceClass': {
    name: 'Get-ActiveSyncDeviceClass',
    effect: 'read',
    parameters: {
      Identity: optional(identity),
      Filter: optional(text()),
      SortBy: optional(text()),
    },
    row: {
      Identity: assumed(text()),
      Name: assumed(text()),
      DeviceType: assumed(text()),
      DeviceModel: assumed(text()),
      LastUpdateTime: assumed(date),
    },
  },
} as const;
