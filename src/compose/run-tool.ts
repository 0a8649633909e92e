import { loadConfig, loadEnvironment } from '../config.js';
import { createLog } from '../observe/create-log.js';
import { examinable } from './examinable.js';
import { examine } from './examine.js';
import { maintenance } from './maintain.js';
import { reasonOf } from './why-not-started.js';

/** What a tool said and how its process ends. */
export interface Ran {
  readonly lines: readonly string[];
  /** 0: it is done, and all is well. */
  readonly exitCode: number;
}

/**
 * `npm run doctor`, `npm run backup` and their like: does what the word after `dist/main.js` names.
 * @returns undefined where there is no word: then the bot is to be started
 * @throws ConfigFaults when a setting is wrong; of the doctor it is a finding
 */
export async function runTool(name: string, argument: string): Promise<Ran | undefined> {
  if (name === '') return undefined;
  const log = createLog('silent');
  if (name === 'doctor') return examine(examinable(loadEnvironment()), log);
  const tool = maintenance.get(name);
  if (!tool) {
    const known = ['doctor', ...maintenance.keys()].join(', ');
    return { lines: [`There is no "${name}". There are: ${known}.`], exitCode: 2 };
  }
  const config = loadConfig();
  if (tool.needs && argument === '') {
    return { lines: [`Say ${tool.needs}: npm run ${name} -- …`], exitCode: 2 };
  }
  try {
    return { lines: await tool.work(argument, config, log), exitCode: 0 };
  } catch (error) {
    return { lines: [reasonOf(error)], exitCode: 1 };
  }
}
