import type { Command } from '../../src/commands/command.js';
import { createDispatch, type Dispatch } from '../../src/commands/dispatch.js';
import { helpCommand } from '../../src/commands/help/help-command.js';
import { type CommandServices, createCommands } from '../../src/commands/index.js';
import type { Reply } from '../../src/commands/reply.js';
import type { Asked, Turn } from '../../src/commands/turn.js';
import { createVoices } from '../../src/commands/voices.js';
import { PersonFailure } from '../../src/domain/failure.js';
import { unseen } from '../../src/domain/part.js';
import type { Language } from '../../src/domain/people/language.js';
import type { Person } from '../../src/domain/people/person.js';
import type { Role } from '../../src/domain/people/role.js';
import type { ChangeStore } from '../../src/domain/ports/change-store.js';
import type { PreferenceStore, Preferences } from '../../src/domain/ports/store.js';
import { today, waiting } from './changes.js';
import { render, textsIn } from './draw.js';
import * as reports from './reports.js';
import { earlier, exampleNow, hour } from './voices.js';

/** Preferences in memory. */
export class MemoryPreferences implements PreferenceStore {
  private readonly chosen = new Map<string, Preferences>();

  async of(personId: string): Promise<Preferences> {
    return this.chosen.get(personId) ?? { language: undefined };
  }

  async put(personId: string, preferences: Preferences): Promise<void> {
    this.chosen.set(personId, preferences);
  }
}

/** One person in a directory that answers, or what it throws instead. */
export interface DispatchBotOptions {
  readonly role?: Role | undefined;
  readonly person?: () => Promise<Person | undefined>;
  readonly services?: Partial<CommandServices>;
  readonly preferences?: PreferenceStore;
  readonly locale?: string | undefined;
  /** Changes a command before it is used, such as its role. */
  readonly alter?: (command: Command) => Command;
  readonly changes?: ChangeStore['list'];
  readonly language?: Language;
}

export interface DispatchBot {
  readonly dispatch: Dispatch;
  /** What was logged, in order. */
  readonly logged: readonly {
    readonly event: string;
    readonly id: string;
    readonly error: unknown;
  }[];
  /** What the desks were asked, in order. */
  readonly asked: readonly string[];
  say(text: string): Promise<Reply>;
  press(verb: string, data?: { readonly [name: string]: unknown }): Promise<Reply>;
  turn(asked: Asked): Turn;
}

export const grace: Person = {
  objectId: 'aaaaaaaa-0000-4000-8000-000000000001',
  name: 'Grace Kuo',
  userPrincipalName: 'grace@contoso.com',
  mail: 'grace@contoso.com',
  role: undefined,
  groups: [],
};

const limited = (address: string) =>
  reports.permissionReport(reports.account('Limited Service', address), (place) =>
    place % 2 === 0 ? reports.missing : reports.granted,
  );

/** Desks that answer from memory and note what they were asked. */
export const memoryServices = (
  asked: string[] = [],
  preferences: PreferenceStore = new MemoryPreferences(),
): CommandServices => ({
  prerequisites: {
    prerequisites: async () => {
      asked.push('prerequisites');
      return reports.poorPrerequisites;
    },
  },
  permissions: {
    executingIdentity: async () => {
      asked.push('executingIdentity');
      return reports.permissionReport(reports.executingIdentity, () => reports.known);
    },
    account: async (address) => {
      asked.push(`account ${address}`);
      if (address.includes('@')) return limited(address);
      throw new PersonFailure('accountMalformed', { account: address });
    },
  },
  accounts: { find: async () => ({ match: undefined, users: [] }) },
  asker: undefined,
  signIns: undefined,
  scripts: {
    connectorAccount: (address) => `script for ${address}`,
    executingIdentity: () => 'script for the executing identity',
    newAccount: (address) => `script for a new ${address}`,
  },
  connection: {
    connectionInformation: async () => {
      asked.push('connectionInformation');
      return reports.withoutConnector;
    },
  },
  health: {
    version: '0.1.0',
    startedAt: earlier(hour),
    backend: { describe: () => reports.connected.backend },
    store: {
      describe: async () => ({ kind: 'SQLite', version: '3', place: 'data/bot.db' }),
      outbox: { waiting: async () => ({ count: 0, oldest: undefined }) },
      conversations: { dead: async () => [] },
      incidents: { open: async () => [] },
      beats: { all: async () => [] },
    },
    clock: () => earlier(0),
  },
  preferences,
  visits: { visit: async () => undefined },
  planning: {
    today: async () => today,
    draftSetup: async () => ({ ...waiting, state: 'draft' }),
    draftDisconnect: async () => {
      throw new PersonFailure('noConnector');
    },
    draftDevice: async () => ({ ...waiting, state: 'draft' }),
    draftAgain: async () => ({ ...waiting, state: 'draft' }),
    draftBack: async () => ({
      ...waiting,
      state: 'draft',
      kind: 'restore',
      restores: 'ABC222',
      wishes: undefined,
    }),
    ownOpen: async () => undefined,
  },
  changes: {
    request: async () => waiting,
    decide: async (id, { objectId }, decision) => {
      asked.push(`${decision} ${id} by ${objectId}`);
      return waiting;
    },
    breakGlass: async (id, { objectId }) => {
      asked.push(`break glass ${id} by ${objectId}`);
      return waiting;
    },
    withdraw: async () => waiting,
    find: async (id) => {
      if (id === waiting.id) return waiting;
      throw new PersonFailure('changeUnknown', { id });
    },
    pending: async () => [],
  },
  sync: {
    full: async () => {
      throw new PersonFailure('syncRunning');
    },
    quick: async () => {
      throw new PersonFailure('syncRunning');
    },
    running: async () => undefined,
    cancel: async () => {
      throw new PersonFailure('noSync');
    },
  },
  connectors: { current: async () => undefined },
  syncs: {
    history: async () => [],
    picture: async () => ({ states: [], managed: 0, looked: 0, stale: 0 }),
  },
  devices: {
    meant: async () => ({ devices: [], reading: -1, isSure: false }),
    quarantined: async () => [],
    withOwners: async (devices) => devices.map((device) => ({ ...device, address: '' })),
  },
  doctor: { diagnoses: async () => [] },
  logLevel: {
    usual: 'info',
    wish: async (level, ms) => ({ level, until: new Date(ms) }),
    current: async () => undefined,
  },
  digest: {
    syncs: {
      history: async () => [],
      picture: async () => ({ states: [], managed: 0, looked: 0, stale: 0 }),
    },
    incidents: { open: async () => [] },
    changes: { list: async () => [] },
  },
  incidents: {
    open: async () => [],
    find: async (id) => {
      throw new PersonFailure('incidentUnknown', { id });
    },
    acknowledge: async (id) => {
      throw new PersonFailure('incidentUnknown', { id });
    },
    mute: async (id) => {
      throw new PersonFailure('incidentUnknown', { id });
    },
    unmute: async (id) => {
      throw new PersonFailure('incidentUnknown', { id });
    },
  },
  subscriptions: {
    all: async () => [],
    subscribe: async (conversationId, topics) => ({ conversationId, topics, severity: 'info' }),
    unsubscribe: async () => undefined,
  },
  audit: { latest: async () => [] },
  auditDesk: {
    verify: async () => ({ archived: 0, entries: 0, checkpoints: 0, fault: undefined }),
    ticket: async () => 'ticket',
  },
  publicUrl: () => 'https://bot.example',
  voices: createVoices({ language: 'en', timeZone: 'UTC' }),
});

/** The bot behind Teams, with one person in front of it and desks in memory behind it. */
export function dispatchBot(options: DispatchBotOptions = {}): DispatchBot {
  const role = 'role' in options ? options.role : 'viewer';
  const preferences = options.preferences ?? new MemoryPreferences();
  const logged: { event: string; id: string; error: unknown }[] = [];
  const asked: string[] = [];
  const voices = createVoices({ language: options.language ?? 'en', timeZone: 'UTC' });
  const services = { ...memoryServices(asked, preferences), voices, ...options.services };
  const commands = createCommands(services)
    .filter(({ name }) => name !== 'help')
    .map(options.alter ?? ((command) => command));
  const dispatch = createDispatch({
    haste: { check: () => {} },
    people: { person: options.person ?? (async () => ({ ...grace, role })) },
    preferences,
    commands: [
      helpCommand(commands, { visits: services.visits, version: services.health.version }),
      ...commands,
    ],
    voices,
    changes: { list: options.changes ?? (async () => []) },
    begin: unseen,
    log: (event, fields) => logged.push({ event, ...fields }),
  });
  const turn = (what: Asked): Turn => ({
    id: 'turn-1',
    asked: what,
    speaker: {
      objectId: grace.objectId,
      name: grace.name,
      locale: options.locale ?? 'en-US',
      timeZone: 'Asia/Taipei',
    },
    conversation: { id: 'a:personal-grace', kind: 'personal' },
    at: exampleNow,
    signal: new AbortController().signal,
  });
  return {
    dispatch,
    logged,
    asked,
    turn,
    say: (text) => dispatch.answer(turn({ kind: 'text', text })),
    press: (verb, data = {}) => dispatch.answer(turn({ kind: 'button', verb, data })),
  };
}

/** What a reply is: `text`, or the template of its card. */
export const kindOf = (reply: Reply): string =>
  reply.kind === 'card' ? reply.view.template : 'text';

/** All that a reply shows, drawn as it would be sent. */
export const shownIn = (reply: Reply): string =>
  reply.kind === 'card' ? textsIn(render(reply.view).content).join('\n') : reply.text;
