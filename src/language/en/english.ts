import {
  accessLevels,
  auditEvents,
  auditRefusals,
  changeKinds,
  changeStates,
  changes,
  deviceStates,
  devices,
} from './changes.js';
import { buttons, check } from './check.js';
import { commands } from './commands.js';
import { conversation } from './conversation.js';
import { diagnoses, doctor } from './doctor.js';
import { evidence } from './evidence.js';
import { failures, faults, remedies, services } from './failures.js';
import { findings } from './findings.js';
import { health } from './health.js';
import { joining } from './joining.js';
import { consoles, mends } from './mends.js';
import { permissions } from './permissions.js';
import { languages, person, rights, roles } from './person.js';
import { prerequisites } from './prerequisites.js';
import { refusals } from './refusals.js';
import { scripts } from './scripts.js';
import { signIn } from './sign-in.js';
import { slots } from './slots.js';
import { status } from './status.js';
import { syncs } from './syncs.js';
import { time } from './time.js';
import { news, topics } from './topics.js';
import { verdicts } from './verdicts.js';
import { digest, incidents, subscriptions } from './watch.js';

/** Everything that the bot says in English, by area. The other languages have the same keys and slots. */
export const english = {
  accessLevels,
  auditEvents,
  auditRefusals,
  buttons,
  changeKinds,
  changes,
  changeStates,
  check,
  commands,
  consoles,
  deviceStates,
  devices,
  conversation,
  evidence,
  failures,
  faults,
  findings,
  health,
  languages,
  mends,
  news,
  permissions,
  person,
  prerequisites,
  refusals,
  remedies,
  rights,
  roles,
  scripts,
  services,
  signIn,
  slots,
  status,
  diagnoses,
  digest,
  doctor,
  incidents,
  joining,
  subscriptions,
  syncs,
  time,
  topics,
  verdicts,
} as const;
