import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { deployBlocks } from '../support/deploy-page.js';
import { environmentOf, lastOf, readDockerfile, wholeOf } from '../support/dockerfile.js';
import { leastEnvironment } from '../support/environment.js';
import { freePort } from '../support/free-port.js';
import { readZip } from '../support/read-zip.js';
import { assertNoLeaks, leaksIn } from '../support/secrets/leaks.js';
import { selfSigned } from '../support/self-signed.js';
import { tempFolder } from '../support/temp-folder.js';

const isRoot = process.getuid?.() === 0;
const inherited = { PATH: process.env['PATH'], HOME: process.env['HOME'] };

const stages = readDockerfile('docs/deploy/Dockerfile');
const image = wholeOf(stages, stages.at(-1) ?? { from: '', name: undefined, instructions: [] });

/** A command of the Dockerfile in its form as JSON, with this Node in the place of the image's. */
const commandOf = (name: string): string[] => {
  const [, json = '[]'] = /(\[.*\])$/.exec(lastOf(image, name)) ?? [];
  const [program, ...rest] = JSON.parse(json) as string[];
  assert.equal(program, 'node');
  return rest;
};

/** Where the test is root, the user of the image; elsewhere the test's own, without the right to write. */
const [uid = 0, gid = 0] = lastOf(image, 'USER').split(':').map(Number);
const asImage = isRoot ? { uid, gid } : {};

/** Everything below a folder, with when it was written. */
const pictureOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${name} ${statSync(join(folder, name)).mtimeMs}`)
    .toSorted();

function takeWriteRights(folder: string): void {
  for (const name of ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
    const path = join(folder, name);
    chmodSync(path, statSync(path).mode & ~0o222);
  }
}

describe('deployed as docs/deploy says', function () {
  this.timeout(90_000);
  let temp: ReturnType<typeof tempFolder>;
  before(() => {
    temp = tempFolder();
    chmodSync(temp.path, 0o755);
  });
  after(() => {
    if (!isRoot && existsSync(join(temp.path, 'app'))) {
      spawnSync('chmod', ['-R', 'u+w', join(temp.path, 'app')]);
    }
    temp.remove();
  });

  describe('the image', () => {
    let app: string;
    let bot: ChildProcess | undefined;
    let said = '';
    let environment: { [name: string]: string | undefined };

    /** Only what the Dockerfile copies, without what its .dockerignore leaves out. */
    before(async () => {
      const source = join(temp.path, 'source');
      app = join(temp.path, 'app');
      mkdirSync(source);
      const [build] = stages;
      for (const { name, text } of build?.instructions ?? []) {
        if (name !== 'COPY') continue;
        for (const from of text.split(/\s+/).slice(0, -1)) {
          const filter = (path: string) => !resolve(path).startsWith(resolve('src/sandbox'));
          cpSync(from, join(source, from), { recursive: true, filter });
        }
      }
      symlinkSync(resolve('node_modules'), join(source, 'node_modules'));
      const run = lastOf(build?.instructions ?? [], 'RUN').replace('/app', app);
      assert.match(run, /^npm run build:production -- /);
      const made = spawnSync(run, { cwd: source, shell: true, encoding: 'utf8' });
      assert.equal(made.status, 0, made.stderr);
      takeWriteRights(app);
      const data = join(temp.path, 'data');
      mkdirSync(data, { mode: 0o700 });
      if (isRoot) chownSync(data, uid, gid);
      environment = {
        ...inherited,
        ...leastEnvironment,
        ...environmentOf(image),
        // The image's is open to its network; nothing of a test is.
        HOST: '127.0.0.1',
        PORT: String(await freePort()),
        DATA_DIR: data,
        TMPDIR: app,
        HOME: app,
      };
    });

    after(() => bot?.kill('SIGKILL'));

    const run = (command: readonly string[]) =>
      spawnSync(process.execPath, command, {
        cwd: app,
        env: environment,
        encoding: 'utf8',
        ...asImage,
      });

    it('is built of what it copies, and the sandbox is not among that', () => {
      assert.ok(existsSync(join(temp.path, 'source/src/main.ts')));
      assert.ok(!existsSync(join(temp.path, 'source/src/sandbox')));
      assert.ok(existsSync(join(app, 'dist/main.js')));
    });

    it('gives its user nothing to write to but the data folder', () => {
      const write = (folder: string) =>
        run(['-e', `require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'x'))}, '')`]);
      for (const folder of [app, join(app, 'dist')]) {
        assert.match(write(folder).stderr, /EACCES/);
      }
      assert.equal(write(environment['DATA_DIR'] ?? '').status, 0);
    });

    it('is healthy as that user, over a program that it cannot write to', async () => {
      const before = pictureOf(app);
      bot = spawn(process.execPath, commandOf('CMD'), {
        cwd: app,
        env: environment,
        stdio: ['ignore', 'pipe', 'pipe'],
        ...asImage,
      });
      for (const stream of [bot.stdout, bot.stderr]) {
        stream?.setEncoding('utf8').on('data', (text: string) => {
          said += text;
        });
      }
      while (run(commandOf('HEALTHCHECK')).status !== 0) {
        assert.equal(bot.exitCode, null, said);
        await sleep(100);
      }
      assert.ok(existsSync(join(environment['DATA_DIR'] ?? '', 'bot.sqlite')));
      bot.kill('SIGTERM');
      const [code] = await once(bot, 'exit');
      assert.equal(code, 0, said);
      assert.deepEqual(pictureOf(app), before);
    });

    it('is not healthy when it has ended', () => {
      assert.equal(run(commandOf('HEALTHCHECK')).status, 1);
    });

    it('says nothing secret on the way', () => {
      assert.match(said, /"event":"started"/);
      assertNoLeaks(leaksIn('output', said));
    });
  });

  describe('the commands of the page', () => {
    const verified = deployBlocks().filter(({ mark }) => mark === 'verified');
    let environment: { [name: string]: string | undefined };

    before(async () => {
      const at = (name: string): string => join(temp.path, 'server', name);
      environment = {
        ...inherited,
        BOT: at('bot'),
        CONFIG: at('config'),
        STATE: at('state'),
        PORT: String(await freePort()),
        TENANT_ID: leastEnvironment.TENANT_ID,
        TENANT_DOMAIN: leastEnvironment.TENANT_DOMAIN,
        DOOR_APP_ID: '5d1bbd0e-7c1d-4c4c-9b8f-6a1d0f2c7f11',
        EXCHANGE_APP_ID: leastEnvironment.EXCHANGE_APP_ID,
        ADMIN_GROUP_ID: leastEnvironment.ROLE_ADMIN,
        // Its default is the page's own, and the names are exported by the first block.
        PUBLIC_HOST: 'bot.example.com',
      };
    });

    /** What has to be there after some of them. */
    const after: { readonly [heading: string]: () => void } = {
      Certificates: () => {
        const pem = readFileSync(join(environment['CONFIG'] ?? '', 'secrets/door.pem'), 'utf8');
        assert.match(pem, /BEGIN CERTIFICATE[\s\S]*BEGIN PRIVATE KEY/);
      },
      'The Teams app': () => {
        const state = environment['STATE'] ?? '';
        const [zip = ''] = readdirSync(state).filter((name) => name.endsWith('.zip'));
        assert.ok(readZip(readFileSync(join(state, zip))).has('manifest.json'));
      },
      Removal: () => assert.deepEqual(readdirSync(join(temp.path, 'server')), []),
    };

    /** What stands in for openssl where there is none, so that the others can be run all the same. */
    const withoutOpenssl = (): void => {
      process.stdout.write('openssl is not here: its commands were not run. ');
      for (const name of ['door', 'exchange']) {
        const { certificate, key } = selfSigned();
        const secrets = join(environment['CONFIG'] ?? '', 'secrets');
        mkdirSync(secrets, { recursive: true });
        mkdirSync(environment['STATE'] ?? '', { recursive: true });
        writeFileSync(join(secrets, `${name}.pem`), certificate + key);
      }
    };
    const hasOpenssl = spawnSync('openssl', ['version']).error === undefined;

    for (const [number, { heading, text }] of verified.entries()) {
      it(`run: ${heading}, ${number + 1} of ${verified.length}`, () => {
        if (text.includes('openssl') && !hasOpenssl) return withoutOpenssl();
        const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', text], {
          env: environment,
          encoding: 'utf8',
          input: 'a-new-secret',
        });
        assert.equal(status, 0, `${text}\n${stdout}\n${stderr}`);
        after[heading]?.();
        if (text.includes(' doctor')) assert.match(stdout, /✖ .*\n[\s\S]*Mend what is marked/);
      });
    }
  });
});
