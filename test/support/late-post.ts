import assert from 'node:assert/strict';
import { clientMessage } from './client-activity.js';
import { textsIn } from './draw.js';
import type { Walk } from './walk.js';

type Json = { readonly [name: string]: unknown };

/** A message somebody types, or a button that they press. */
export type Act =
  | { readonly person: string; readonly text: string }
  | { readonly person: string; readonly verb: string; readonly data: Json };

/** Something that a person did once, and each delivery of it that Teams made of that. */
export interface Letter {
  readonly act: Act;
  readonly id: string;
  readonly at: string;
  /** Whether each delivery that was made under an id was answered. */
  readonly answered: Map<string, boolean[]>;
}

export interface Answered {
  /** All that the answer shows. */
  readonly shown: string;
  /** The answer as JSON. */
  readonly json: string;
}

/** Teams' post: what a person did once comes more than once, under the same id or under a new one. */
export class LatePost {
  private count = 0;

  constructor(
    private readonly walk: Pick<Walk, 'post'> & { readonly sandbox: { readonly url: string } },
  ) {}

  letter(act: Act): Letter {
    return { act, id: this.newId(), at: new Date().toISOString(), answered: new Map() };
  }

  /** Delivers as it was sent. */
  deliver(letter: Letter): Promise<Answered> {
    return this.posted(letter, letter.id, letter.at);
  }

  /** Delivers as Teams does when half a minute has passed: with another id and another timestamp. */
  deliverAnew(letter: Letter): Promise<Answered> {
    return this.posted(letter, this.newId(), new Date().toISOString());
  }

  private newId(): string {
    this.count += 1;
    return `late-${this.count}`;
  }

  private async posted({ act, answered }: Letter, id: string, at: string): Promise<Answered> {
    const response = await this.walk.post(this.activity(act, id, at));
    const json = await response.text();
    assert.equal(response.status, 200, json);
    const cards = textsIn(JSON.parse(json));
    answered.set(id, [...(answered.get(id) ?? []), cards.length > 0]);
    return { shown: cards.join('\n'), json };
  }

  private activity(act: Act, id: string, timestamp: string): Json {
    const serviceUrl = `${this.walk.sandbox.url}/connector/`;
    const more = { serviceUrl, timestamp, localTimestamp: timestamp };
    if ('text' in act) return clientMessage(act.person, act.text, id, more);
    const { person, verb, data } = act;
    const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
    const invoke = { type: 'invoke', name: 'adaptiveCard/action', value, deliveryMode: 'normal' };
    return clientMessage(person, '', id, { ...more, ...invoke });
  }
}
