import type { Evidence } from '../domain/audit/audit-desk.js';
import { showHidden } from '../domain/hidden-characters.js';
import type { Voice } from '../language/voice.js';
import { accountWord } from './change-notes.js';

const escapes: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Never an element, and nothing in it that is not seen: what is hidden is written out. */
const safe = (value: unknown): string =>
  showHidden(String(value)).replace(/[&<>"']/g, (found) => escapes[found] ?? '');

/** In JSON's own lines; the line ends of a text are escapes in it. */
const json = (value: unknown): string =>
  `<pre>${JSON.stringify(value ?? null, undefined, 2)
    .split(/\n( *)/)
    .map((part, index) => (index % 2 === 0 ? safe(part) : `\n${part}`))
    .join('')}</pre>`;

const row = (label: string, value: unknown): string =>
  `<tr><th scope="row">${safe(label)}</th><td>${safe(value)}</td></tr>`;

/** A text as such where it can be nothing else; lists with each entry on its own. */
function valueWords(value: unknown, voice: Voice): string {
  if (typeof value === 'string') return voice.exact(value);
  if (Array.isArray(value)) return value.map((each) => valueWords(each, voice)).join(', ');
  return JSON.stringify(value);
}

/** Names and values, a line each. */
const lines = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.map(([name, value]) => `${safe(name)}: ${safe(value)}`).join('<br>');

/** Nothing from elsewhere: the page is to be read in ten years too. */
const style = `body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#111}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #bbb;padding:.3rem .5rem;text-align:left;vertical-align:top}td{overflow-wrap:anywhere}
pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:0;font-size:.85rem}h2{margin-top:2rem}
@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr{break-inside:avoid}}`;

function steps({ change }: Evidence, voice: Voice): string {
  const rows = change.plan.map((step, index) => {
    const outcome = change.outcomes[index];
    const cells = [
      index + 1,
      `${step.cmdlet} (${voice.exact(step.target)})`,
      outcome?.outcome ?? voice.say('evidence.notRun'),
      outcome ? voice.moment(outcome.at) : '',
    ].map((cell) => `<td>${safe(cell)}</td>`);
    const given = Object.entries(step.parameters);
    const parameters = given.map(([name, value]) => [name, valueWords(value, voice)] as const);
    const differences = step.differences.map(
      ({ name, before, after }) =>
        [name, `${valueWords(before, voice)} → ${valueWords(after, voice)}`] as const,
    );
    return `<tr>${cells.join('')}<td>${lines(parameters)}</td><td>${lines(differences)}</td></tr>`;
  });
  const heads = ['step', 'cmdlet', 'outcome', 'when', 'parameters', 'values'] as const;
  const head = heads.map((each) => `<th scope="col">${safe(voice.say(`evidence.${each}`))}</th>`);
  return `<table><tr>${head.join('')}</tr>${rows.join('')}</table>`;
}

function decisions({ change }: Evidence, voice: Voice): string {
  const rows = change.decisions.map(({ person, decision, at, reason }) => {
    const said = reason === '' ? '' : ` ${voice.quote(reason)}`;
    return row(
      `${voice.exact(person.name)} (${person.objectId})`,
      `${decision}, ${voice.moment(at)}${said}`,
    );
  });
  return `<table>${rows.join('')}</table>`;
}

function entries({ chain }: Evidence, voice: Voice): string {
  const own = chain.flatMap(({ number, hash, event }) => (event ? [{ number, hash, event }] : []));
  const rows = own.map(
    ({ number, hash, event }) =>
      `<tr><td>${number}</td><td>${safe(voice.moment(event.at))}</td><td>${safe(event.what)}</td><td>${safe(event.person ? voice.exact(event.person.name) : voice.say('changes.bot'))}</td><td>${json(event.detail)}</td><td><pre>${safe(hash)}</pre></td></tr>`,
  );
  return `<table>${rows.join('')}</table>`;
}

/** The evidence of a change as one page to print, without scripts and without anything from elsewhere. */
export function evidencePage(evidence: Evidence, voice: Voice): string {
  const { change, exportedAt, exportedBy, checkpoints } = evidence;
  const title = voice.say('evidence.title', { id: change.id });
  const newest = checkpoints.at(-1);
  const facts = [
    row(voice.say('evidence.kind'), voice.say(`changeKinds.${change.kind}`)),
    row(voice.say('evidence.state'), voice.say(`changeStates.${change.state}`)),
    row(voice.say(accountWord(change.kind)), voice.exact(change.account)),
    row(
      voice.say('changes.requester'),
      `${voice.exact(change.requester.name)} (${change.requester.objectId}), ${voice.moment(change.createdAt)}`,
    ),
    row(voice.say('evidence.reason'), change.reason === '' ? '' : voice.quote(change.reason)),
    row(voice.say('evidence.hash'), change.hash),
    row(voice.say('evidence.exported'), `${voice.exact(exportedBy)}, ${voice.moment(exportedAt)}`),
    row(
      voice.say('evidence.checkpoint'),
      newest ? `${newest.number}, ${voice.moment(newest.at)}, ${newest.hash}` : '–',
    ),
  ];
  const section = (heading: string, content: string): string =>
    `<h2>${safe(heading)}</h2>${content}`;
  return `<!doctype html><html lang="${voice.language}"><head><meta charset="utf-8"><title>${safe(title)}</title><style>${style}</style></head><body><h1>${safe(title)}</h1><table>${facts.join('')}</table>${section(voice.say('evidence.wishes'), json(change.wishes ?? change.device ?? change.restores))}${section(voice.say('evidence.decisions'), decisions(evidence, voice))}${section(voice.say('evidence.steps'), steps(evidence, voice))}${section(voice.say('evidence.entries'), entries(evidence, voice))}<p>${safe(voice.say('evidence.verify'))}</p></body></html>`;
}
