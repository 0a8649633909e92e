import { diagnosisLine, doctorWords } from '../commands/doctor/doctor-command.js';
import type { Config } from '../config.js';
import type { Log } from '../observe/create-log.js';
import { metricsOver } from './measured.js';
import { openStore } from './open-store.js';
import { partsOf } from './parts.js';
import { clock } from './this-process.js';
import { openTrace } from './traced.js';

/**
 * What the doctor finds, without opening the door: for the command line.
 * @throws StoreFailure when the database cannot be opened, as when the bot runs over the same SQLite file
 */
export async function examine(config: Config, log: Log): Promise<readonly string[]> {
  const store = await openStore(config, log);
  const count = metricsOver(store, () => parts.backend);
  const { trace } = await openTrace(config, log);
  const wiring = { wake: () => {}, count, trace, publicUrl: () => '' };
  const parts = partsOf(config, store, log, wiring);
  const { doctor, voices, backend } = parts;
  const voice = voices({ speaker: { locale: config.language, timeZone: undefined }, at: clock() });
  const found = await doctor.diagnoses();
  await backend.close();
  await store.close();
  return [
    doctorWords(found, voice),
    ...found.map((each) => {
      const { title, text } = diagnosisLine(each, voice);
      return `${title}: ${text.replaceAll('\n', '\n    ')}`;
    }),
  ];
}
