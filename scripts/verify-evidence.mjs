// Checks a file of evidence against the checkpoints of the audit, with Node alone and none of the bot's code:
// npm run verify-evidence -- evidence.json checkpoints.jsonl
//
// Exit codes: 0 genuine, 1 not genuine (a line for each fault), 2 wrong usage, 3 a file can't be read or is none of
// the two that are needed: nothing is said about the evidence then.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [evidenceFile, checkpointFile, ...more] = process.argv.slice(2);
if (!evidenceFile || !checkpointFile || more.length > 0) {
  end(2, ['Usage: npm run verify-evidence -- evidence.json checkpoints.jsonl']);
}

const format = 'exchange-connector-bot/evidence/2';
const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const faults = [];

function end(code, lines) {
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exit(code);
}

function contentOf(name) {
  try {
    return readFileSync(name, 'utf8');
  } catch (error) {
    return end(3, [`${name} can't be read (${error.code ?? error.message}).`]);
  }
}

function jsonOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

const evidenceText = contentOf(evidenceFile);
const evidence = jsonOf(evidenceText);
if (
  !isObject(evidence) ||
  !String(evidence.format).startsWith('exchange-connector-bot/evidence/')
) {
  end(3, [`${evidenceFile} is no file of evidence.`]);
}
if (evidence.format !== format) {
  end(3, [`${evidenceFile} has the format ${evidence.format}; this version verifies ${format}.`]);
}

/** Half of a line at the end is a checkpoint that the disk did not take: it was never given. */
const lines = contentOf(checkpointFile)
  .split('\n')
  .filter((line) => line.trim() !== '');
const isTorn = (line, index) => index === lines.length - 1 && jsonOf(line) === undefined;
const kept = lines.filter((line, index) => !isTorn(line, index)).map(jsonOf);
if (kept.length === 0 || kept.some((line) => !isObject(line) || line.signature === undefined)) {
  end(3, [`${checkpointFile} is no file of checkpoints.`]);
}

/** Exactly these names, and of the optional ones some: what nobody checks must not be there. */
function hasShape(value, names, optional = []) {
  return (
    isObject(value) &&
    names.every((name) => Object.hasOwn(value, name)) &&
    Object.keys(value).every((name) => names.includes(name) || optional.includes(name))
  );
}

const isText = (value) => typeof value === 'string';
const isNumber = (value) => Number.isSafeInteger(value) && value > 0;
const isHash = (value) => isText(value) && /^[0-9a-f]{64}$/.test(value);
const isMoment = (value) =>
  isText(value) &&
  jsonOf(`"${value}"`) === value &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).toISOString() === value;
const isPerson = (value) =>
  value === undefined ||
  (hasShape(value, ['objectId', 'name']) && isText(value.objectId) && isText(value.name));

const isEvent = (value) =>
  hasShape(value, ['at', 'what', 'changeId', 'detail', 'follows'], ['person']) &&
  isMoment(value.at) &&
  isText(value.what) &&
  isPerson(value.person) &&
  isText(value.changeId) &&
  isObject(value.detail) &&
  Object.values(value.detail).every(isText) &&
  Number.isSafeInteger(value.follows);

const isLink = (value) =>
  hasShape(value, ['number', 'previous', 'content', 'hash'], ['event']) &&
  isNumber(value.number) &&
  [value.previous, value.content, value.hash].every(isHash) &&
  (value.event === undefined || isEvent(value.event));

const isCheckpoint = (value) =>
  hasShape(value, ['number', 'hash', 'at', 'keyId', 'signature']) &&
  isNumber(value.number) &&
  isHash(value.hash) &&
  isMoment(value.at) &&
  isText(value.keyId) &&
  isText(value.signature);

const parts = [
  'format',
  'exportedAt',
  'exportedBy',
  'change',
  'chain',
  'checkpoints',
  'publicKey',
  'signature',
];
const isWhole =
  hasShape(evidence, parts) &&
  isMoment(evidence.exportedAt) &&
  isText(evidence.exportedBy) &&
  isObject(evidence.change) &&
  Array.isArray(evidence.chain) &&
  evidence.chain.length > 0 &&
  evidence.chain.every(isLink) &&
  Array.isArray(evidence.checkpoints) &&
  evidence.checkpoints.length > 0 &&
  evidence.checkpoints.every(isCheckpoint) &&
  isText(evidence.publicKey) &&
  isText(evidence.signature);
if (!isWhole)
  end(1, [
    'The file is not as the bot writes it: something is missing, extra, or of another kind.',
  ]);

/** Of two fields of one name a reader may show either: there must be none. */
const withoutSpace = evidenceText.replace(/^\uFEFF/, '').replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
if (withoutSpace !== JSON.stringify(evidence)) {
  faults.push('The file has fields twice, or is not written as the bot writes it.');
}

const { change, chain, checkpoints, publicKey } = evidence;

function keyOf(pem) {
  try {
    return createPublicKey(pem);
  } catch {
    return end(1, ['The public key in the file is none.']);
  }
}

const key = keyOf(publicKey);
/** Base64 may be written in several ways that are read alike: the bot writes one. */
function isSigned(text, signature) {
  const bytes = Buffer.from(signature, 'base64');
  return bytes.toString('base64') === signature && verify(null, Buffer.from(text), key, bytes);
}

const { signature, ...signed } = evidence;
if (!isSigned(JSON.stringify(signed), signature)) {
  faults.push(
    'The file has no genuine signature: something in it was altered, or it is not from the bot.',
  );
}

/** The links hang together, and each says what its hash is over. */
for (const [index, { number, previous, content, hash, event }] of chain.entries()) {
  const before = chain[index - 1];
  if (before && (number !== before.number + 1 || previous !== before.hash)) {
    faults.push(`The chain is broken at entry ${number}: an entry is missing, or was put in.`);
  }
  if (sha256(`${number}\n${previous}\n${content}`) !== hash) {
    faults.push(`Entry ${number} was altered.`);
  }
  if (!event) continue;
  const { at, what, person, changeId, detail, follows } = event;
  const text = JSON.stringify([at, what, person ?? null, changeId, detail, follows]);
  if (sha256(text) !== content) faults.push(`What entry ${number} says was altered.`);
  if (changeId !== change.id) faults.push(`Entry ${number} is about another change.`);
}

/** Every checkpoint that was kept is genuine and agrees with the chain, and one of them covers all of it. */
const byNumber = new Map(chain.map((link) => [link.number, link]));
const [first, last] = [chain[0].number, chain.at(-1).number];
const within = [];
for (const checkpoint of kept) {
  const { number, hash, at, signature: own } = checkpoint;
  if (!isCheckpoint(checkpoint) || !isSigned(`${number}\n${hash}\n${at}`, own)) {
    faults.push(
      `The checkpoint at entry ${number} has no genuine signature of the key in the file.`,
    );
    continue;
  }
  if (number < first || number > last) continue;
  within.push(JSON.stringify([number, hash, at, own]));
  if (byNumber.get(number)?.hash !== hash) {
    faults.push(`Entry ${number} does not agree with its checkpoint.`);
  }
}
if (!kept.some(({ number }) => number === last)) {
  faults.push(
    `No checkpoint covers the chain to its end, entry ${last}: nothing outside vouches for it.`,
  );
}
const told = checkpoints.map(({ number, hash, at, signature: own }) =>
  JSON.stringify([number, hash, at, own]),
);
if (JSON.stringify(told) !== JSON.stringify(within)) {
  faults.push('The checkpoints in the file are not those that were kept.');
}

/** None of the change's own entries was left out: each names the one before. */
const events = chain.flatMap(({ number, event }) => (event ? [{ number, ...event }] : []));
for (const [index, { number, follows }] of events.entries()) {
  if (follows !== (events[index - 1]?.number ?? 0)) {
    faults.push(`An entry about this change is missing before entry ${number}, or was put in.`);
  }
}

/** The record is the one that the newest entry vouches for. */
const vouching = events.findLast(({ detail }) => detail.record !== undefined);
if (vouching?.detail.record !== sha256(JSON.stringify(change))) {
  faults.push('The record of the change is not the one that the audit vouches for.');
}

/** Everything that people decided and the bot did is told by the record and by the audit alike. */
function differs(what, ofRecord, ofAudit) {
  if (JSON.stringify(ofRecord) !== JSON.stringify(ofAudit)) {
    faults.push(`${what}: the record and the audit differ.`);
  }
}

const of = (...kinds) => events.filter(({ what }) => kinds.includes(what));
const decisionOf = {
  'change.approved': 'approve',
  'change.rejected': 'reject',
  'change.brokenGlass': 'breakGlass',
};
const record = jsonOf(JSON.stringify(change));
const { kind, hash, account, wishes, device, restores, connectorId, plan } = record;
const planText = JSON.stringify([
  kind,
  account,
  wishes ?? device ?? restores ?? connectorId ?? null,
  plan,
]);
if (sha256(planText) !== hash) faults.push('The plan is not the one that was approved.');
for (const { number, what, detail } of events) {
  if (what === 'change.refused') continue;
  if (detail.hash !== hash || detail.kind !== kind) {
    faults.push(`Entry ${number} is about another plan than the one in the file.`);
  }
}
differs(
  'Requester and reason',
  [[record.requester, record.reason]],
  of('change.requested').map(({ person, detail }) => [person, detail.reason ?? '']),
);
differs(
  'Decisions',
  record.decisions.map(({ person, decision, reason, at }) => [person, decision, reason, at]),
  of(...Object.keys(decisionOf)).map(({ person, what, detail, at }) => [
    ...[person, decisionOf[what], detail.reason ?? '', at],
  ]),
);
differs(
  'Steps',
  record.outcomes.map(({ outcome, at }, index) => [plan[index]?.cmdlet, outcome, at]),
  of('cmdlet.ran').map(({ detail, at }) => [detail.cmdlet, detail.outcome, at]),
);

/** The states that an entry may leave a change in. */
const statesAfter = {
  'change.requested': ['waiting', 'approved'],
  'change.approved': ['waiting', 'approved', 'void'],
  'change.brokenGlass': ['approved'],
  'change.rejected': ['rejected'],
  'change.withdrawn': ['withdrawn'],
  'change.expired': ['expired'],
  'change.started': ['running'],
  'cmdlet.ran': ['running'],
};
const newest = events.findLast(({ what }) => what !== 'change.refused');
const states = newest?.what === 'change.ended' ? [newest.detail.state] : statesAfter[newest?.what];
if (!states?.includes(record.state)) faults.push('State: the record and the audit differ.');
if (newest?.what === 'change.ended' && record.endedAt !== newest.at) {
  faults.push('End: the record and the audit differ.');
}

if (faults.length > 0) end(1, [...new Set(faults)]);
const fingerprint = sha256(publicKey).slice(0, 16);
const isOver = record.endedAt !== undefined;
const asOf = isOver ? '' : ` as of ${checkpoints.at(-1).at}; it had not ended by then`;
process.stdout.write(
  `The evidence of change ${change.id} is genuine${asOf}: ${chain.length} entries, ${within.length} checkpoints agree, key ${fingerprint}.\n`,
);
