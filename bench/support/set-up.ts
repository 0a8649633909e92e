import { setTimeout as sleep } from 'node:timers/promises';
import { type Act, LatePost } from '../../test/support/late-post.js';
import { wishes } from '../../test/support/setup-story.js';
import type { Rows } from '../../test/support/soak/row-counts.js';
import type { BotUnderTest } from './stage.js';

/** What somebody does; answered with what the bot says at once, as JSON. */
export type Ask = (act: Act) => Promise<string>;

export function askOf({ url }: BotUnderTest, sandboxUrl: string): Ask {
  const post = (activity: unknown): Promise<Response> =>
    fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    });
  const late = new LatePost({ post, sandbox: { url: sandboxUrl } });
  return async (act) => (await late.deliver(late.letter(act))).json;
}

/** Alice plans the connector and asks for it, and Bob approves; the first synchronisation begins by that. */
export async function setUp(ask: Ask, rows: Rows): Promise<void> {
  // Nobody quarantines all devices of a large tenant.
  const data = { ...wishes, defaultAccessLevel: 'Allow' };
  await ask({ person: 'alice', verb: 'setup.plan', data });
  // In a large tenant the plan is shown later than the press is answered.
  let draft: string | undefined;
  for (; draft === undefined; await sleep(200)) {
    const [row] = await rows.ask("select id from changes where state = 'draft'");
    draft = row && String(row['id']);
  }
  const change = { change: draft };
  await ask({ person: 'alice', verb: 'change.request', data: { ...change, why: 'Load' } });
  await ask({ person: 'bob', verb: 'approve.press', data: change });
}
