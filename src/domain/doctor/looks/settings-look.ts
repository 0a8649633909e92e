import { failed, warned, well } from '../found.js';
import type { Look } from '../look.js';
import type { SettingLines } from '../needs.js';

/** The settings, where the doctor could start in spite of them. A line tells what to write. */
export const settingsLook = ({ settings }: { readonly settings: SettingLines }): Look => ({
  id: 'settings',
  settings: [],
  look: async () => {
    const { faults, unknown } = settings;
    if (faults.length > 0) {
      return failed('settingFaulty', { lines: [...faults, ...unknown].join('\n') });
    }
    return unknown.length > 0
      ? warned('settingUnknown', { lines: unknown.join('\n') })
      : well('settingsWell');
  },
});
