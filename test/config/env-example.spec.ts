import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { readSettings, settings } from '../../src/config/settings.js';
import { configOf } from '../../src/config.js';
import { leastEnvironment } from '../support/environment.js';

describe('.env.example', () => {
  const text = readFileSync('.env.example', 'utf8');
  const shown: { readonly [name: string]: string | undefined } = parseEnv(text);
  const lines = text.split('\n');

  it('has every setting, once, and nothing else', () => {
    const named = lines.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);
    assert.deepEqual(named.toSorted(), Object.keys(settings).toSorted());
  });

  it('says of each what it is, in a line above', () => {
    for (const [index, line] of lines.entries()) {
      if (/^[A-Z_]+=/.test(line)) assert.match(lines[index - 1] ?? '', /^# \w.{10,}\.$/, line);
    }
  });

  it('shows the defaults', () => {
    const usual = readSettings(leastEnvironment).whole;
    for (const [name, { schema }] of Object.entries(settings)) {
      const { success, data } = schema.safeParse(undefined);
      if (!success || data === undefined || String(data) === '') continue;
      assert.ok(shown[name], `${name} shows no default`);
      assert.deepEqual(
        readSettings({ ...leastEnvironment, [name]: shown[name] }).whole,
        usual,
        name,
      );
    }
  });

  it('makes a configuration once what is empty under "Needed" is filled in', () => {
    assert.deepEqual(configOf({ ...shown, ...leastEnvironment }), configOf(leastEnvironment));
    const needed = text.slice(text.indexOf('Needed'), text.indexOf('--- People'));
    for (const name of Object.keys(leastEnvironment)) {
      assert.match(needed, new RegExp(`^${name}=`, 'm'));
    }
  });

  it('has no secret and nobody’s id in it', () => {
    for (const [name, value] of Object.entries(shown)) {
      if (/_ID$|SECRET|PASSWORD|^ROLE_|FILE$/.test(name)) assert.equal(value, '', name);
    }
  });
});
