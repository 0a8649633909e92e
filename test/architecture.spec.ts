import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';

const root = fileURLToPath(new URL('../src/', import.meta.url));

/** What each room may import of the others; `main` and `config` are files, and `compose` joins all rooms. */
const mayImport: { readonly [room: string]: readonly string[] } = {
  resilience: [],
  domain: [],
  language: ['domain'],
  cards: ['domain', 'language'],
  commands: ['domain', 'cards', 'language'],
  teams: ['resilience', 'domain', 'cards', 'commands', 'language'],
  backends: ['domain', 'resilience'],
  graph: ['domain', 'resilience'],
  identity: ['domain', 'resilience'],
  storage: ['domain'],
  jobs: ['domain'],
  http: [],
  observe: [],
  config: ['domain'],
  sandbox: ['domain', 'http'],
};

/** The only room that may import a package; of `node:` modules only the domain has none. */
const roomsOfPackage: { readonly [name: string]: readonly string[] } = {
  botbuilder: ['teams'],
  'botframework-connector': ['teams'],
  restify: ['http'],
  '@azure/msal-node': ['identity'],
  'node-powershell': ['backends'],
  kysely: ['storage'],
  libsql: ['storage'],
  pg: ['storage'],
  pino: ['observe'],
  zod: ['config'],
  croner: ['jobs'],
  'chrono-node': ['language'],
  'pg-boss': ['jobs'],
  'prom-client': ['observe'],
  '@opentelemetry/api': ['observe'],
  '@opentelemetry/sdk-trace': ['observe'],
  '@opentelemetry/exporter-trace-otlp-http': ['observe'],
  '@opentelemetry/resources': ['observe'],
  hono: ['sandbox'],
  '@hono/node-server': ['sandbox'],
  jose: ['teams', 'identity', 'sandbox'],
  adaptivecards: ['sandbox/page'],
  preact: ['sandbox/page'],
};

const outer: ReadonlySet<string> = new Set(['main.ts', 'compose', 'config.ts']);

/** The sandbox knows what Exchange has and how a listener is guarded, and nothing of the bot. */
const sandboxKnows = /^(?:domain\/cmdlets\/|http\/limits\.ts$)/;

interface Source {
  /** From `src`, with forward slashes. */
  readonly file: string;
  readonly text: string;
  readonly imports: readonly string[];
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}

/** Everything that a file imports or exports from elsewhere, types and `import()` among it. */
function importsOf(file: string, text: string): readonly string[] {
  const { module, errors } = parseSync(file, text);
  assert.deepEqual(errors, [], `${file} can be parsed`);
  const fixed = module.staticImports.map(({ moduleRequest }) => moduleRequest.value);
  const passedOn = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
  );
  const late = module.dynamicImports.map(({ moduleRequest: { start, end } }) =>
    text.slice(start + 1, end - 1),
  );
  return [...fixed, ...passedOn, ...late];
}

const sources: readonly Source[] = filesUnder(root)
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
  .map((path) => {
    const text = readFileSync(path, 'utf8');
    const file = path.slice(root.length).split(sep).join('/');
    return { file, text, imports: importsOf(path, text) };
  });

const roomOf = (file: string): string => file.split('/')[0] ?? file;

/** The file that a relative import names. */
const target = ({ file }: Source, specifier: string): string =>
  normalize(join(file, '..', specifier))
    .split(sep)
    .join('/')
    .replace(/\.js$/, '.ts');

const isRelative = (specifier: string): boolean => specifier.startsWith('.');

/** `@scope/name/deep` and `name/deep` without what is deep. */
const packageOf = (specifier: string): string =>
  specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

function crossing(source: Source): readonly string[] {
  const room = roomOf(source.file);
  if (outer.has(room)) {
    const targets = source.imports.filter(isRelative).map((each) => target(source, each));
    return targets.filter((file) => roomOf(file) === 'sandbox');
  }
  return source.imports
    .filter(isRelative)
    .map((specifier) => target(source, specifier))
    .filter((file) => {
      const other = roomOf(file);
      if (other === room) return false;
      if (room === 'sandbox' && !sandboxKnows.test(file)) return true;
      return !mayImport[room]?.includes(other);
    });
}

function strangers(source: Source): readonly string[] {
  const room = roomOf(source.file);
  return source.imports.filter((specifier) => {
    if (isRelative(specifier)) return false;
    if (specifier.startsWith('node:')) return room === 'domain' || room === 'language';
    const homes = roomsOfPackage[packageOf(specifier)] ?? [];
    return !homes.some((home) => source.file.startsWith(`${home}/`) || room === `${home}.ts`);
  });
}

/** The first way from a file back to itself. */
function cycleFrom(
  file: string,
  edges: ReadonlyMap<string, readonly string[]>,
  done: Set<string>,
  way: readonly string[] = [],
): readonly string[] | undefined {
  if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
  if (done.has(file)) return undefined;
  for (const next of edges.get(file) ?? []) {
    const cycle = cycleFrom(next, edges, done, [...way, file]);
    if (cycle) return cycle;
  }
  done.add(file);
  return undefined;
}

const breaking = (rule: (source: Source) => readonly string[]): readonly string[] =>
  sources.flatMap((source) => rule(source).map((what) => `${source.file} imports ${what}`));

describe('the architecture', () => {
  it('has only the rooms of the plan', () => {
    const rooms = sources.map(({ file }) => roomOf(file));
    const unknown = rooms.filter((room) => !(room in mayImport) && !outer.has(room));
    assert.deepEqual([...new Set(unknown)], []);
  });

  it('lets a room import only what the plan lets it', () => {
    assert.deepEqual(breaking(crossing), []);
  });

  it('has each package in its one room', () => {
    assert.deepEqual(breaking(strangers), []);
  });

  it('has no cycles', () => {
    const edges = new Map(
      sources.map((source) => [
        source.file,
        source.imports.filter(isRelative).map((specifier) => target(source, specifier)),
      ]),
    );
    const done = new Set<string>();
    const cycles = sources.map(({ file }) => cycleFrom(file, edges, done));
    assert.equal(cycles.find(Boolean)?.join(' > '), undefined);
  });

  it('has no folder for whatever belongs nowhere', () => {
    const folders = sources.flatMap(({ file }) => file.split('/').slice(0, -1));
    const vague = /^(utils?|helpers?|common|shared|misc|lib)$/;
    assert.deepEqual(
      folders.filter((folder) => vague.test(folder)),
      [],
    );
  });

  it('names files in kebab-case', () => {
    const odd = sources.filter(({ file }) => !/^([a-z0-9-]+\/)*[a-z0-9-]+\.tsx?$/.test(file));
    assert.deepEqual(
      odd.map(({ file }) => file),
      [],
    );
  });

  it('reads the environment in one place of the bot, and in two of the sandbox', () => {
    const readers = sources.filter(({ text }) => text.includes('process.env'));
    assert.deepEqual(readers.map(({ file }) => file).toSorted(), [
      'config.ts',
      'sandbox/launcher.ts',
      'sandbox/main.ts',
    ]);
  });

  it('keeps files small: half of them under 60 lines', () => {
    const lengths = sources.map(({ text }) => text.split('\n').length).toSorted((a, b) => a - b);
    const median = lengths[Math.floor(lengths.length / 2)] ?? 0;
    assert.ok(median < 60, `the median is ${median} lines`);
  });

  it('would see a rule broken', () => {
    const broken: Source = {
      file: 'domain/x.ts',
      text: '',
      imports: ['../teams/y.js', 'botbuilder', 'node:fs'],
    };
    assert.deepEqual(crossing(broken), ['teams/y.ts']);
    assert.deepEqual(strangers(broken), ['botbuilder', 'node:fs']);
  });
});
