import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

const page = 'docs/benchmarks.md';

/** Figures of one program: printed as they come, and put into their place in docs/benchmarks.md. */
export class Figures {
  private readonly rows: string[] = [];

  /** @param name of the place: between `<!-- figures: name -->` and `<!-- end -->` */
  constructor(private readonly name: string) {}

  add(what: string, figure: string, budget = ''): void {
    process.stdout.write(`${what}: ${figure}${budget && ` (budget ${budget})`}\n`);
    this.rows.push(`| ${what} | ${figure} | ${budget} |`);
  }

  write(): void {
    const [cpu] = cpus();
    const memory = (totalmem() / 1024 ** 3).toFixed(0);
    const day = new Date().toISOString().slice(0, 10);
    const table = [
      `${cpus().length} cores, ${cpu?.model.trim()}; ${memory} GB; Node ${process.version}; ${day}.`,
      '',
      '| what | measured | budget |',
      '| --- | --- | --- |',
      ...this.rows,
    ].join('\n');
    const begin = `<!-- figures: ${this.name} -->`;
    const [before, rest] = readFileSync(page, 'utf8').split(`${begin}\n`);
    const end = rest?.indexOf('<!-- end -->') ?? -1;
    if (rest === undefined || end < 0) throw new Error(`${page} has no place for ${this.name}`);
    writeFileSync(page, `${before}${begin}\n${table}\n${rest.slice(end)}`);
  }
}
