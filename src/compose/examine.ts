import { diagnosisLine, doctorWords } from '../commands/doctor/doctor-command.js';
import { createVoices } from '../commands/voices.js';
import { gravest } from '../domain/checks/finding.js';
import { PermissionDesk } from '../domain/checks/permission-desk.js';
import type { Log } from '../observe/create-log.js';
import { doctorOf } from './doctor.js';
import type { Examinable } from './examinable.js';
import { peekStore } from './peek-store.js';
import { tenantOf } from './tenant.js';
import { clock } from './this-process.js';
import { openTrace } from './traced.js';

/** What the doctor says on the command line. */
export interface Examination {
  readonly lines: readonly string[];
  /** 0: all is well; 1: something is wrong; 2: something needs a look. */
  readonly exitCode: 0 | 1 | 2;
}

const exitCodes = { failed: 1, warning: 2, unknown: 2, passed: 0, notApplicable: 0 } as const;

/** Looks at all that can be looked at, beside a bot that may be at work, and changes nothing. */
export async function examine(examinable: Examinable, log: Log): Promise<Examination> {
  const { config, faults, faulty } = examinable;
  const store = await peekStore(config, log);
  const { trace } = await openTrace(config, log);
  const tenant = tenantOf(config, log, { cmdlet: () => {} }, trace);
  const application = { appId: config.exchange.appId, name: config.exchange.name };
  const permissions = new PermissionDesk({ ...tenant, application, clock });
  const ownUrl = config.isSandbox ? `http://127.0.0.1:${config.http.port}` : undefined;
  const publicUrl = (): string | undefined => config.publicUrl ?? ownUrl;
  const place = { store, tenant, permissions, publicUrl, isBeside: true, faults, faulty };
  const found = await doctorOf(config, place).diagnoses();
  await tenant.exchange.close();
  await store.close();
  const voice = createVoices(config)({
    speaker: { locale: config.language, timeZone: undefined },
    at: clock(),
  });
  const lines = found.map((each) => {
    const { title, text, command } = diagnosisLine(each, voice);
    const whole = command === undefined ? text : `${text}\n${command}`;
    return `${title}: ${whole.replaceAll('\n', '\n    ')}`;
  });
  return {
    lines: [doctorWords(found, voice), ...lines],
    exitCode: exitCodes[gravest(found.map(({ verdict }) => verdict))],
  };
}
