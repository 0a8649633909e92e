// Checks archives of the audit, and a copy of what is still in the database, against the checkpoints; with Node
// alone and none of the bot's code:
// npm run verify-archive -- archive/*.jsonl.gz copy/*.jsonl.gz checkpoints.jsonl
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';

const named = process.argv.slice(2);
const archives = named.filter((name) => name.endsWith('.gz'));
const [checkpointFile] = named.filter((name) => !name.endsWith('.gz'));
if (archives.length === 0 || !checkpointFile) {
  process.stderr.write('Usage: npm run verify-archive -- archive.jsonl.gz... checkpoints.jsonl\n');
  process.exit(2);
}

const sha256 = (content) => createHash('sha256').update(content).digest('hex');
const faults = [];
const linesIn = (text) => text.split('\n').filter((line) => line.trim() !== '');

/** A file that was cut or altered may not even be read. */
function read(name) {
  try {
    const content = readFileSync(name);
    const [head, ...rest] = linesIn(gunzipSync(content).toString()).map((line) => JSON.parse(line));
    const { checkpoint } = rest.pop() ?? {};
    if (!checkpoint || head?.format !== 'exchange-connector-bot/audit/1') throw new Error('no end');
    return { name: basename(name), sha256: sha256(content), head, links: rest, checkpoint };
  } catch {
    faults.push(`${basename(name)} cannot be read to its end.`);
    return undefined;
  }
}

const files = archives
  .flatMap((name) => read(name) ?? [])
  .sort((a, b) => a.head.first - b.head.first);
const publicKey = files[0]?.head.publicKey ?? '';
const isSigned = (text, signature) =>
  verify(null, Buffer.from(text), createPublicKey(publicKey), Buffer.from(signature, 'base64'));

/** Each entry says what its hash is over, and hangs on the one before, across the files. */
let before = { number: 0, hash: '0'.repeat(64) };
const byNumber = new Map();
for (const { name, head, links, checkpoint } of files) {
  if (head.publicKey !== publicKey) faults.push(`${name} is of another key.`);
  if (head.first !== before.number + 1 || head.previous !== before.hash) {
    faults.push(
      `${name} does not follow entry ${before.number}: a file is missing, or was altered.`,
    );
  }
  if (links[0]?.number !== head.first) faults.push(`${name} does not begin with its first entry.`);
  for (const link of links) {
    const { number, previous, content, hash, event } = link;
    const { at, what, person, changeId, detail, follows } = event;
    const said = [at, what, person ?? null, changeId ?? null, detail];
    const text = JSON.stringify(follows === undefined ? said : [...said, follows]);
    if (sha256(text) !== content) faults.push(`What entry ${number} says was altered.`);
    if (sha256(`${number}\n${previous}\n${content}`) !== hash) {
      faults.push(`Entry ${number} was altered.`);
    }
    if (byNumber.size > 0 && (number !== before.number + 1 || previous !== before.hash)) {
      faults.push(`The chain is broken at entry ${number}: an entry is missing, or was put in.`);
    }
    byNumber.set(number, link);
    before = { number, hash };
  }
  const { number, hash, at, signature } = checkpoint;
  if (number !== before.number || hash !== before.hash)
    faults.push(`${name} is cut off at its end.`);
  if (!isSigned(`${number}\n${hash}\n${at}`, signature)) {
    faults.push(`The checkpoint at the end of ${name} has no genuine signature.`);
  }
}

/** What the audit says of its archives is signed, and is of these very files. */
for (const { number, event } of byNumber.values()) {
  if (event.what !== 'audit.archived') continue;
  const { first, last, hash, file, sha256: sum, signature } = event.detail;
  if (!isSigned([first, last, hash, file, sum].join('\n'), signature)) {
    faults.push(`Entry ${number} tells of an archive and has no genuine signature.`);
  }
  const found = files.find(({ name }) => name === file);
  if (!found) faults.push(`${file}, of which entry ${number} tells, is not among the files.`);
  else if (found.sha256 !== sum) faults.push(`${file} is not as it was when it was archived.`);
}

/** Every checkpoint that was kept is genuine and agrees with the chain, and the chain reaches the last. */
let compared = 0;
for (const line of linesIn(readFileSync(checkpointFile, 'utf8'))) {
  const { number, hash, at, signature } = JSON.parse(line);
  if (files.length === 0 || !isSigned(`${number}\n${hash}\n${at}`, signature)) {
    faults.push(`The checkpoint at entry ${number} has no genuine signature.`);
    continue;
  }
  const link = byNumber.get(number);
  if (number > before.number) {
    faults.push(`The end is cut off: a checkpoint tells of entry ${number}.`);
  } else if (link?.hash !== hash)
    faults.push(`Entry ${number} does not agree with its checkpoint.`);
  else compared += 1;
}
if (compared === 0)
  faults.push('No checkpoint covers these files, so nothing outside vouches for them.');

if (faults.length === 0) {
  process.stdout.write(
    `The audit is whole: ${byNumber.size} entries in ${files.length} files, ${compared} checkpoints agree.\n`,
  );
} else {
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.exit(1);
}
