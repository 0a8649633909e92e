import { failed, well } from '../found.js';
import type { Look } from '../look.js';
import type { DoctorNeeds } from '../needs.js';

/** Whether the chain of the audit is whole. */
export const auditLook = ({ store }: Pick<DoctorNeeds, 'store'>): Look => ({
  id: 'audit',
  settings: ['DATABASE_URL', 'DATA_DIR'],
  look: async () => {
    const { entries, fault } = await store.audit.verify();
    return fault
      ? failed('auditBroken', { number: fault.number }, 'audit verify')
      : well('auditWhole', { entries });
  },
});
