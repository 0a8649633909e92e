import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { settings } from '../../src/config/settings.js';
import { mendScripts } from '../../src/domain/checks/mend-scripts.js';
import { applicationPermissions } from '../../src/domain/doctor/application-permissions.js';
import { grantConsent } from '../../src/domain/doctor/mends/entra.js';
import { deployBlocks, deployPage, unverifiedLine } from '../support/deploy-page.js';
import { environmentOf, lastOf, readDockerfile, wholeOf } from '../support/dockerfile.js';

const folder = 'docs/deploy';
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** The longest that a bot may take to end after it is told to, in seconds: see `src/main.ts`. */
const endsWithin = 10;
const longestDrain = 60;

describe('docs/deploy.md', () => {
  const blocks = deployBlocks();

  it('marks each block of commands as verified, which a spec runs, or as unverified', () => {
    const marks = new Set(blocks.map(({ language, mark }) => `${language} ${mark}`));
    assert.deepEqual([...marks].toSorted(), [
      'powershell unverified',
      'sh unverified',
      'sh verified',
    ]);
    assert.ok(blocks.filter(({ mark }) => mark === 'verified').length >= 10);
  });

  it('lists at its end what was not run', () => {
    const listed = deployPage.split('## What was not run')[1]?.match(/^- .*$/gm) ?? [];
    const unverified = blocks.filter(({ mark }) => mark === 'unverified');
    assert.deepEqual(listed, unverified.map(unverifiedLine));
  });

  it('asks for the permissions that the bot needs, and for no other', () => {
    const [block] = blocks.filter(({ heading }) => heading === 'The executing identity');
    assert.ok(
      block?.text.endsWith(`${grantConsent('$EXCHANGE_APP_ID', applicationPermissions)}\n`),
    );
  });

  it('gives the rights in Exchange by the script that the bot itself prints', () => {
    const scripts = mendScripts({ appId: '<EXCHANGE_APP_ID>', name: 'SP Connector Bot' });
    const [block] = blocks.filter(({ heading }) => heading === 'Rights in Exchange');
    assert.equal(block?.text, `${scripts.executingIdentity()}\n`);
  });

  it('links to what is there', () => {
    const targets = [...deployPage.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, to = '']) => to);
    assert.ok(targets.length > 10);
    assert.deepEqual(
      targets.filter((to) => !existsSync(join('docs', to))),
      [],
    );
  });
});

describe('the Dockerfile', () => {
  const stages = readDockerfile(join(folder, 'Dockerfile'));
  const images = stages.filter(({ name }) => name !== 'build');

  it('copies only what is there, and what its .dockerignore lets in', () => {
    const ignored = read('Dockerfile.dockerignore').split('\n');
    assert.ok(ignored.includes('*'));
    assert.ok(ignored.includes('src/sandbox'), 'the sandbox is not even there to be copied');
    const sources = stages
      .flatMap(({ instructions }) => instructions)
      .filter(({ name, text }) => name === 'COPY' && !text.startsWith('--from'))
      .flatMap(({ text }) => text.split(/\s+/).slice(0, -1));
    assert.ok(sources.length >= 6);
    for (const source of sources) {
      assert.ok(existsSync(source), source);
      const isLetIn = ignored.some((line) => `${source}/`.startsWith(`${line.slice(1)}/`));
      assert.ok(isLetIn, source);
    }
  });

  it('ends each image as a user who is not root', () => {
    assert.equal(images.length, 3);
    for (const stage of images) {
      assert.match(lastOf(wholeOf(stages, stage), 'USER'), /^[1-9]\d*:[1-9]\d*$/);
    }
  });

  it('writes to one volume, which is the data folder, and listens where it says', () => {
    const whole = wholeOf(stages, images.at(-1) ?? { from: '', name: '', instructions: [] });
    const { DATA_DIR, PORT, NODE_ENV } = environmentOf(whole);
    assert.deepEqual([lastOf(whole, 'VOLUME'), lastOf(whole, 'EXPOSE')], [DATA_DIR, PORT]);
    assert.equal(NODE_ENV, 'production');
    assert.equal(String(settings.PORT.schema.parse(undefined)), PORT);
  });

  it('sets only what is a setting, and nothing secret', () => {
    const known = new Set([...Object.keys(settings), 'HOME', 'POWERSHELL_TELEMETRY_OPTOUT']);
    for (const stage of images) {
      const names = Object.keys(environmentOf(wholeOf(stages, stage)));
      assert.deepEqual(
        names.filter((name) => !known.has(name)),
        [],
      );
      assert.doesNotMatch(names.join(), /SECRET|PASSWORD|DATABASE_URL/);
    }
  });

  it('has the bot alone when no target is named, and PowerShell as a target', () => {
    assert.equal(images.at(-1)?.from, 'bot');
    assert.ok(stages.some(({ name }) => name === 'powershell'));
  });

  it('starts and checks with node alone', () => {
    const whole = wholeOf(stages, images.at(-1) ?? { from: '', name: '', instructions: [] });
    const [program] = JSON.parse(lastOf(whole, 'CMD')) as string[];
    assert.equal(program, 'node');
    assert.match(lastOf(whole, 'HEALTHCHECK'), /CMD \["node", "-e", /);
  });

  it('would be refused with a line that is no instruction', () => {
    assert.throws(() => readDockerfile('package.json'), SyntaxError);
  });
});

interface Service {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly environment: { readonly [name: string]: string };
  readonly ports?: readonly string[];
  readonly networks: readonly string[];
  readonly volumes: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly stop_grace_period?: string;
}

describe('compose.yml', () => {
  const { services, networks, volumes } = load(read('compose.yml')) as {
    readonly services: { readonly [name: string]: Service };
    readonly networks: { readonly [name: string]: { readonly internal?: boolean } };
    readonly volumes: { readonly [name: string]: object };
  };
  const bots = Object.entries(services).filter(([name]) => name.startsWith('bot-'));

  it('has two bots, each from the Dockerfile, with a file system that is only read', () => {
    assert.equal(bots.length, 2);
    for (const [, bot] of bots) {
      const { context = '', dockerfile = '' } = bot.build ?? {};
      assert.ok(existsSync(join(folder, context, dockerfile)));
      assert.equal(bot.read_only, true);
      assert.deepEqual(bot.cap_drop, ['ALL']);
      assert.deepEqual(bot.security_opt, ['no-new-privileges:true']);
    }
  });

  it('sets what are settings, and listens where the proxy asks', () => {
    for (const [name, { environment }] of bots) {
      assert.deepEqual(
        Object.keys(environment).filter((each) => !(each in settings)),
        [],
      );
      assert.ok(read('Caddyfile').includes(`${name}:${environment['PORT']}`));
    }
  });

  it('lets the world reach the proxy alone, and the bots alone the database', () => {
    const open = Object.entries(services).filter(([, { ports }]) => ports !== undefined);
    assert.deepEqual(
      open.map(([name]) => name),
      ['proxy'],
    );
    assert.deepEqual(services['database']?.networks, ['inside']);
    assert.equal(networks['inside']?.internal, true);
    assert.ok(!services['proxy']?.networks.includes('inside'));
  });

  it('keeps in volumes what has to outlive a container, one data folder for both bots', () => {
    const kept = bots.map(([, bot]) => bot.volumes.find((each) => each.endsWith(':/data')));
    assert.deepEqual(new Set(kept), new Set(['data:/data']));
    for (const name of ['data', 'database', 'certificates']) assert.ok(name in volumes, name);
  });

  it('drains for longer than the proxy needs to see it, and waits for longer than that', () => {
    const interval = Number(/health_interval (\d+)s/.exec(read('Caddyfile'))?.[1]);
    for (const [, { environment, stop_grace_period: patience = '' }] of bots) {
      const drain = Number(environment['DRAIN_SECONDS']);
      assert.ok(drain > 2 * interval);
      assert.ok(Number.parseInt(patience, 10) >= drain + endsWithin);
    }
  });
});

describe('the systemd unit', () => {
  const unit = read('exchange-connector-bot.service');
  const said = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(unit)?.[1];

  it('lets the bot drain as long as a setting may say, and end', () => {
    assert.ok(settings.DRAIN_SECONDS.schema.safeParse(longestDrain).success);
    assert.ok(!settings.DRAIN_SECONDS.schema.safeParse(longestDrain + 1).success);
    assert.ok(Number(said('TimeoutStopSec')) >= longestDrain + endsWithin);
  });

  it('starts the bot as the image and `npm run serve` do', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      readonly scripts: { readonly serve: string };
    };
    const stages = readDockerfile(join(folder, 'Dockerfile'));
    const bot = stages.find(({ name }) => name === 'bot');
    const inImage = JSON.parse(lastOf(bot?.instructions ?? [], 'CMD')) as string[];
    assert.equal(said('ExecStart'), `/usr/bin/${scripts.serve}`);
    assert.equal(inImage.join(' '), scripts.serve);
  });

  it('runs as a user of its own that may write to one folder', () => {
    assert.match(said('User') ?? 'root', /^exchange-connector-bot$/);
    assert.equal(said('ProtectSystem'), 'strict');
    assert.equal(said('NoNewPrivileges'), 'yes');
    assert.equal(said('CapabilityBoundingSet'), '');
    assert.doesNotMatch(unit, /^ReadWritePaths/m);
    assert.ok(unit.includes(`DATA_DIR=/var/lib/${said('StateDirectory')}`));
    assert.equal(dirname(said('EnvironmentFile') ?? ''), `/etc/${said('User')}`);
  });

  it('is in order for systemd itself, where systemd-analyze is at hand', () => {
    const file = join(folder, 'exchange-connector-bot.service');
    const { status, stderr, error } = spawnSync('systemd-analyze', ['verify', file], {
      encoding: 'utf8',
      env: { ...process.env, SYSTEMD_LOG_LEVEL: 'warning' },
    });
    if (error) return process.stdout.write('systemd-analyze is not here: the unit was only read. ');
    // Where node lies elsewhere than the unit says, that is all that may be said.
    if (status !== 0) assert.match(stderr, /^\S+: Command \/usr\/bin\/node is not executable.*\n$/);
  });
});
