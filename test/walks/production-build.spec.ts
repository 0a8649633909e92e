import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { leastEnvironment } from '../support/environment.js';
import { tempFolder } from '../support/temp-folder.js';

const build = (out: string) =>
  spawnSync(process.execPath, ['scripts/build-production.mjs', out], { encoding: 'utf8' });

const inherited = { PATH: process.env['PATH'], HOME: process.env['HOME'] };

/** An activity that is in order in all but its proof. */
const activity = {
  type: 'message',
  id: '1',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  from: { id: '29:1', aadObjectId: leastEnvironment.ROLE_ADMIN },
  recipient: { id: `28:${leastEnvironment.MICROSOFT_APP_ID}` },
  conversation: {
    id: 'a:1',
    conversationType: 'personal',
    tenantId: leastEnvironment.TENANT_ID,
  },
  text: 'help',
};

const unsigned = (claims: object): string =>
  `${[{ alg: 'none', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')}.`;

/** How programs of this machine get into the sandbox, or would like to get in elsewhere. */
const waysIn = (base: string): readonly (readonly [Record<string, string>, object])[] => {
  const claims = {
    iss: 'https://api.botframework.com',
    aud: leastEnvironment.MICROSOFT_APP_ID,
    serviceurl: activity.serviceUrl,
    exp: 4_000_000_000,
  };
  return [
    [{}, activity],
    [{ Origin: base }, activity],
    [{ Authorization: '' }, activity],
    [{ Authorization: 'Bearer' }, activity],
    [{ Authorization: `Bearer ${unsigned(claims)}` }, activity],
    [{}, { ...activity, channelId: 'emulator', serviceUrl: 'http://127.0.0.1:9' }],
    [{}, { ...activity, deliveryMode: 'expectReplies' }],
  ];
};

const sourcesOfSandbox = (): string =>
  ['src/sandbox', 'src/teams/local-entry.ts']
    .flatMap((path) =>
      path.endsWith('.ts')
        ? [path]
        : readdirSync(path, { recursive: true, encoding: 'utf8' })
            .filter((file) => /\.(ts|json)$/.test(file))
            .map((file) => join(path, file)),
    )
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');

describe('the production build', function () {
  this.timeout(60_000);
  let temp: ReturnType<typeof tempFolder>;
  let out: string;
  let bot: ChildProcess | undefined;

  before(() => {
    temp = tempFolder();
    out = join(temp.path, 'bot');
    const { status, stderr } = build(out);
    assert.equal(status, 0, stderr);
  });

  const stop = async (): Promise<void> => {
    if (!bot || bot.exitCode !== null) return;
    bot.kill('SIGTERM');
    await once(bot, 'exit');
  };

  after(async () => {
    await stop();
    temp.remove();
  });

  const sources = () => readFileSync(join(out, 'dist/sources.txt'), 'utf8').trim().split('\n');

  /** Starts the build as an image does, in a folder without anything else. */
  const start = (environment: { readonly [name: string]: string }): ChildProcess =>
    spawn(process.execPath, [join(out, 'dist/main.js')], {
      cwd: temp.path,
      env: {
        ...inherited,
        ...leastEnvironment,
        PORT: '0',
        DATA_DIR: join(temp.path, 'data'),
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  it('is the bot, without a file of the sandbox and without the packages of it', () => {
    const all = sources();
    assert.ok(all.includes('src/main.ts'));
    assert.ok(all.includes('src/teams/teams-door.ts'));
    assert.deepEqual(
      all.filter((file) => file.startsWith('src/sandbox/')),
      [],
    );
    const theirs = /node_modules\/(hono|@hono|preact|adaptivecards)\//;
    assert.deepEqual(
      all.filter((file) => theirs.test(file)),
      [],
    );
  });

  it('has nothing in it that only the sandbox has: no secret, person, fault or address of it', () => {
    const built = readFileSync(join(out, 'dist/main.js'), 'utf8');
    const words = ['sandbox-secret', 'Grace Kuo', 'svc-limited', 'applied-then-drop', '/sandbox/'];
    const inSources = sourcesOfSandbox();
    for (const word of [...words, 'loopbackPeer', 'simulated']) {
      assert.ok(inSources.includes(word), `the sandbox has "${word}"`);
      assert.ok(!built.includes(word), `the build has "${word}"`);
    }
  });

  it('has the production form of each file that has one, and not the other', () => {
    const all = sources();
    const forms = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('-in-production.ts'))
      .map((file) => `src/${file.replaceAll('\\', '/')}`);
    assert.ok(forms.length >= 2);
    for (const form of forms) {
      assert.ok(all.includes(form), form);
      assert.ok(!all.includes(form.replace('-in-production', '')), form);
    }
  });

  it('holds no other file than the bot, its cards, its scripts and the one package', () => {
    assert.deepEqual(readdirSync(out).toSorted(), [
      'cards',
      'dist',
      'node_modules',
      'package.json',
      'src',
    ]);
    assert.deepEqual(readdirSync(join(out, 'src/backends/powershell')), ['worker']);
    const named = readdirSync(out, { recursive: true, encoding: 'utf8' });
    assert.deepEqual(
      named.filter((file) => /sandbox|\.env$/i.test(file)),
      [],
    );
  });

  it('holds the licence of each package that it is made of', () => {
    const texts = readFileSync(join(out, 'dist/licences.txt'), 'utf8');
    const bundled = sources().flatMap(
      (file) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? [],
    );
    for (const name of new Set([...bundled, 'libsql', '@neon-rs/load'])) {
      assert.ok(texts.includes(`\n${name} `), name);
    }
    assert.match(texts, /botbuilder \S+ \(MIT\)\n\n\s*MIT License[\s\S]*Microsoft Corporation/);
  });

  for (const NODE_ENV of ['production', 'development', 'test']) {
    it(`does not start with a sandbox, NODE_ENV=${NODE_ENV}`, async () => {
      const process = start({ SANDBOX_URL: 'http://127.0.0.1:4000', NODE_ENV });
      let said = '';
      process.stderr?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
      const [code] = await once(process, 'exit');
      assert.equal(code, 1);
      assert.match(said, /SANDBOX_URL: remove it: this build has no sandbox\./);
      assert.ok(!existsSync(join(temp.path, 'data')));
    });
  }

  for (const NODE_ENV of [undefined, 'development']) {
    it(`starts, and lets nobody of this machine in without a token, NODE_ENV=${NODE_ENV}`, async () => {
      bot = start(NODE_ENV === undefined ? {} : { NODE_ENV });
      const port = await portOf(bot);
      assert.equal((await fetch(`http://127.0.0.1:${port}/healthz`)).status, 200);
      for (const host of ['127.0.0.1', 'localhost']) {
        for (const [headers, body] of waysIn(`http://${host}:${port}`)) {
          const answer = await fetch(`http://127.0.0.1:${port}/api/messages`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', ...headers },
            body: JSON.stringify(body),
          });
          assert.equal(answer.status, 401, JSON.stringify(headers));
          assert.deepEqual((await answer.json()) as object, { error: 'Unauthorized' });
        }
      }
      await stop();
    });
  }

  it('does not empty a folder of somebody else', () => {
    const folder = join(temp.path, 'theirs');
    const { status } = build(join(folder, 'new'));
    assert.equal(status, 0);
    writeFileSync(join(folder, 'letter.txt'), 'mine');
    const again = build(folder);
    assert.equal(again.status, 1);
    assert.match(again.stderr, /nothing was written/);
    assert.ok(existsSync(join(folder, 'letter.txt')));
  });
});

/** The port that the bot logs once it listens. */
async function portOf({ stdout }: ChildProcess): Promise<number> {
  assert.ok(stdout);
  for await (const line of createInterface({ input: stdout })) {
    const { event, port } = JSON.parse(line) as { event?: string; port?: number };
    if (event === 'started' && port !== undefined) {
      stdout.resume();
      return port;
    }
  }
  throw new Error('The bot ended before it listened.');
}
