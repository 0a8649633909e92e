import type { ConnectionInformation, Read } from '../domain/connector/connection-information.js';
import type { ExchangeConnector } from '../domain/ports/intune.js';
import type { Voice } from '../language/voice.js';
import { backendNames } from './backend-names.js';
import { type Row, row } from './row.js';
import { tenantFailureWords } from './tenant-failure-words.js';

function readWords<T>(read: Read<T>, voice: Voice, words: (value: T) => string): string {
  return read.read
    ? words(read.value)
    : voice.say('status.unread', { failure: tenantFailureWords(read.failure, voice) });
}

/** Intune's own record: normally there is none. Of several, the first is told and the rest counted. */
function intuneWords(records: readonly ExchangeConnector[], voice: Voice): string {
  const [first] = records;
  if (!first) return voice.say('status.intuneRecordNone');
  const words = voice.say('status.intuneRecordOne', {
    type: voice.name(first.connectorType),
    status: voice.name(first.status),
    address: first.primarySmtpAddress
      ? voice.name(first.primarySmtpAddress)
      : voice.say('time.none'),
    lastSync: voice.dated(first.lastSync),
  });
  const rest = records.length - 1;
  return rest === 0
    ? words
    : voice.say('joining.listed', {
        text: words,
        more: voice.say('status.intuneRecordMore', { n: rest }),
      });
}

/** The rows that there are only with a connector. */
function connectorRows({ connector }: ConnectionInformation, voice: Voice): readonly Row[] {
  if (!connector) return [];
  return [
    row(voice.say('status.type'), voice.say('status.serviceToService')),
    row(voice.say('status.account'), voice.name(connector.primarySmtpAddress)),
    row(voice.say('status.lastAttempt'), voice.dated(connector.lastAttempt)),
    row(voice.say('status.lastSuccess'), voice.dated(connector.lastSuccess)),
  ];
}

/** What the connection information names, each with its value or why it could not be read. */
export function statusRows(information: ConnectionInformation, voice: Voice): readonly Row[] {
  const { status, backend, exchange, mdmAuthority, intuneRecords } = information;
  return [
    row(voice.say('status.state'), voice.say(`status.${status}Word`)),
    ...connectorRows(information, voice),
    row(
      voice.say('status.executingIdentity'),
      voice.say('status.through', {
        identity: voice.name(backend.executingIdentity),
        backend: backendNames[backend.name],
      }),
    ),
    row(
      voice.say('status.organization'),
      readWords(exchange, voice, ({ organization, version }) =>
        voice.say('status.organizationAndVersion', {
          organization: voice.name(organization),
          version: voice.name(version),
        }),
      ),
    ),
    row(
      voice.say('status.mdmAuthority'),
      readWords(mdmAuthority, voice, (value) => voice.name(value)),
    ),
    row(
      voice.say('status.intuneRecord'),
      readWords(intuneRecords, voice, (value) => intuneWords(value, voice)),
    ),
  ];
}
