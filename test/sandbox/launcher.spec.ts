import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatMessage } from '../../src/sandbox/connector/chat.js';
import { freePortPair } from '../support/free-port.js';
import { tempFolder } from '../support/temp-folder.js';

/** The two processes under a launcher, by their parent. */
function childrenOf(pid: number): readonly { pid: number; script: string }[] {
  const list = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return list.split('\n').flatMap((line) => {
    const [, own, parent, args = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    if (Number(parent) !== pid) return [];
    return [{ pid: Number(own), script: args.split(' ').at(-1) ?? '' }];
  });
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function until(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`not in time: ${what}`);
    await sleep(50);
  }
}

describe('npm start, built', function () {
  this.timeout(60_000);
  const folder = tempFolder();
  let launcher: ChildProcess;
  let said = '';
  let port: number;

  before(async () => {
    port = await freePortPair();
    launcher = spawn(process.execPath, ['dist/sandbox/launcher.js'], {
      env: { ...process.env, PORT: String(port), DATA_DIR: folder.path },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    launcher.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    await until(() => said.includes('Next step'), 'the welcome');
  });
  after(() => {
    launcher.kill('SIGKILL');
    folder.remove();
  });

  const page = async (path: string, body?: object) => {
    const response = await fetch(`http://127.0.0.1:${port + 1}${path}`, {
      ...(body
        ? {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }
        : {}),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const answers = async (): Promise<readonly ChatMessage[]> =>
    JSON.parse((await page('/page/conversations/a:personal-grace?as=29:grace')).text).messages;
  const ask = async (text: string, expected: RegExp): Promise<void> => {
    await page('/page/messages', {
      conversationId: 'a:personal-grace',
      personId: '29:grace',
      text,
    });
    await until(
      async () => (await answers()).some(({ card }) => expected.test(JSON.stringify(card ?? ''))),
      text,
    );
  };
  const child = (script: RegExp) =>
    childrenOf(launcher.pid ?? 0).find((one) => script.test(one.script))?.pid ?? 0;

  it('tells the address of the page, which is served with a strict policy', async () => {
    assert.match(said, new RegExp(`http://127\\.0\\.0\\.1:${port + 1}/`));
    const { status, headers, text } = await page('/');
    assert.equal(status, 200);
    assert.match(text, /<div id="page">/);
    assert.match(headers.get('content-security-policy') ?? '', /script-src 'self'/);
  });

  it('answers in the chat', async () => {
    await ask('whoami', /grace@contoso\.com/);
    await ask('status', /15\.20\.8158\.0/);
  });

  it('starts the bot again when it is killed, beside the same tenant', async () => {
    const [bot, tenant] = [child(/dist\/main\.js/), child(/sandbox\/main\.js/)];
    process.kill(bot, 'SIGKILL');
    await until(
      () => child(/dist\/main\.js/) !== 0 && child(/dist\/main\.js/) !== bot,
      'a new bot',
    );
    assert.equal(child(/sandbox\/main\.js/), tenant);
    await until(
      () =>
        fetch(`http://127.0.0.1:${port}/readyz`).then(
          ({ ok }) => ok,
          () => false,
        ),
      'the new bot ready',
    );
    await ask('health', /REST/);
  });

  it('logs to a file, and no word of what was said', () => {
    const log = readFileSync(`${folder.path}/bot.log`, 'utf8');
    assert.match(log, /"event":"started"/);
    assert.doesNotMatch(log, /whoami/);
  });

  it('says so in one line when the port is taken', async () => {
    const second = spawn(process.execPath, ['dist/sandbox/launcher.js'], {
      env: { ...process.env, PORT: String(port), DATA_DIR: `${folder.path}/second` },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaint = '';
    second.stderr?.on('data', (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    await until(() => second.exitCode !== null, 'the second one to give up');
    assert.notEqual(second.exitCode, 0);
    assert.match(complaint, new RegExp(`Port ${port + 1} is in use`));
    assert.equal(complaint.trim().split('\n').length, 1);
  });

  it('leaves nothing behind when the launcher is killed', async () => {
    const children = childrenOf(launcher.pid ?? 0).map(({ pid }) => pid);
    assert.equal(children.length, 2);
    launcher.kill('SIGKILL');
    await until(() => !children.some(isAlive), 'the end of both');
  });
});
