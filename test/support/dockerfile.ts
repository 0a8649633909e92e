import { readFileSync } from 'node:fs';

export interface Instruction {
  readonly name: string;
  readonly text: string;
}

export interface Stage {
  /** The image or the stage that it begins from. */
  readonly from: string;
  readonly name: string | undefined;
  readonly instructions: readonly Instruction[];
}

/** The stages of a Dockerfile, as far as ours goes: comments, continued lines, `FROM … AS …`. */
export function readDockerfile(file: string): readonly Stage[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .join('\n')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const stages: { from: string; name: string | undefined; instructions: Instruction[] }[] = [];
  for (const line of lines) {
    const [, name = '', text = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    if (name === '') throw new SyntaxError(`This is no instruction: ${line}`);
    const [from = '', as, stage] = text.split(/\s+/);
    if (name === 'FROM') stages.push({ from, name: as ? stage : undefined, instructions: [] });
    else stages.at(-1)?.instructions.push({ name, text });
  }
  return stages;
}

/** All instructions that make a stage, those of the stages below it first. */
export function wholeOf(stages: readonly Stage[], stage: Stage): readonly Instruction[] {
  const below = stages.find(({ name }) => name !== undefined && name === stage.from);
  return [...(below ? wholeOf(stages, below) : []), ...stage.instructions];
}

export const lastOf = (instructions: readonly Instruction[], name: string): string =>
  instructions.findLast((each) => each.name === name)?.text ?? '';

/** `ENV A=1 B=2`. */
export function environmentOf(instructions: readonly Instruction[]): { [name: string]: string } {
  const pairs = instructions
    .filter(({ name }) => name === 'ENV')
    .flatMap(({ text }) => text.split(/\s+/))
    .map((pair) => pair.split('='));
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value]));
}
