// Checks a file of evidence against the checkpoints of the audit, with Node alone and none of the bot's code:
// npm run verify-evidence -- evidence.json checkpoints.jsonl
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [evidenceFile, checkpointFile] = process.argv.slice(2);
if (!evidenceFile || !checkpointFile) {
  process.stderr.write('Usage: npm run verify-evidence -- evidence.json checkpoints.jsonl\n');
  process.exit(2);
}

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const faults = [];
const { chain, change, publicKey } = JSON.parse(readFileSync(evidenceFile, 'utf8'));
/** Half of a line at the end is a checkpoint that the disk did not take: it was never given. */
const isTorn = (line, index, lines) => {
  if (index < lines.length - 1) return false;
  try {
    JSON.parse(line);
    return false;
  } catch {
    return true;
  }
};
const checkpoints = readFileSync(checkpointFile, 'utf8')
  .split('\n')
  .filter((line, index, lines) => line.trim() !== '' && !isTorn(line, index, lines))
  .map((line) => JSON.parse(line));

/** The links hang together, and each says what its hash is over. */
for (const [index, link] of chain.entries()) {
  const before = chain[index - 1];
  if (before && (link.number !== before.number + 1 || link.previous !== before.hash)) {
    faults.push(`The chain is broken at entry ${link.number}: an entry is missing, or was put in.`);
  }
  if (sha256(`${link.number}\n${link.previous}\n${link.content}`) !== link.hash) {
    faults.push(`Entry ${link.number} was altered.`);
  }
  if (!link.event) continue;
  const { at, what, person, changeId, detail } = link.event;
  const text = JSON.stringify([at, what, person ?? null, changeId ?? null, detail]);
  if (sha256(text) !== link.content) faults.push(`What entry ${link.number} says was altered.`);
}

/** Every checkpoint that was kept is genuine and agrees with the chain, and the chain reaches the last. */
const key = createPublicKey(publicKey);
const first = chain[0]?.number ?? 0;
const byNumber = new Map(chain.map((link) => [link.number, link]));
let compared = 0;
for (const { number, hash, at, signature } of checkpoints) {
  const text = Buffer.from(`${number}\n${hash}\n${at}`);
  if (!verify(null, text, key, Buffer.from(signature, 'base64'))) {
    faults.push(`The checkpoint at entry ${number} has no genuine signature.`);
    continue;
  }
  if (number < first) continue;
  const link = byNumber.get(number);
  if (!link) faults.push(`The end is cut off: a checkpoint tells of entry ${number}.`);
  else if (link.hash !== hash) faults.push(`Entry ${number} does not agree with its checkpoint.`);
  else compared += 1;
}
if (compared === 0)
  faults.push('No checkpoint covers this chain, so nothing outside vouches for it.');

/** What the change says of itself agrees with what the audit says of it. */
const events = chain.flatMap(({ event }) => (event ? [event] : []));
const { kind, account, wishes, device, restores, plan } = change;
const planText = JSON.stringify([kind, account, wishes ?? device ?? restores ?? null, plan]);
if (
  sha256(planText) !== change.hash ||
  events.some(({ detail }) => detail.hash && detail.hash !== change.hash)
) {
  faults.push('The plan is not the one that was approved.');
}
const whats = {
  approve: 'change.approved',
  reject: 'change.rejected',
  breakGlass: 'change.brokenGlass',
};
for (const { person, decision } of change.decisions) {
  const isWritten = events.some(
    (event) => event.what === whats[decision] && event.person?.objectId === person.objectId,
  );
  if (!isWritten) faults.push(`The audit knows nothing of the decision of ${person.name}.`);
}

if (faults.length === 0) {
  process.stdout.write(
    `The evidence of change ${change.id} is whole: ${chain.length} entries, ${compared} checkpoints agree.\n`,
  );
} else {
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.exit(1);
}
