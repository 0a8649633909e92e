import { type Activity, CloudAdapterBase, type TurnContext } from 'botbuilder';
import type { AuthenticateRequestResult } from 'botframework-connector';

export interface InvokeAnswer {
  readonly status: number;
  readonly body?: unknown;
}

interface InvokeActivity {
  readonly type: string;
  readonly value?: { readonly body?: unknown };
}

/** botbuilder's adapter, handed activities whose sender is known already. */
export class TeamsAdapter extends CloudAdapterBase {
  /** Runs a turn; answers with what the HTTP response is to carry. */
  async receive(
    sender: AuthenticateRequestResult,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeAnswer> {
    const response = await this.processActivity(sender, activity, logic);
    if (!response) return { status: 200 };
    const isBuffered = activity.type === 'invoke' && activity.deliveryMode === 'expectReplies';
    return isBuffered ? withInvokeBody(response) : { status: response.status, body: response.body };
  }
}

/**
 * Of an invoke that expects its replies the SDK answers with the activities alone. Clients of universal
 * actions read the action's answer at the top, so it stands there too.
 */
function withInvokeBody({ status, body }: { status: number; body?: unknown }): InvokeAnswer {
  const { activities = [] } = (body ?? {}) as { activities?: readonly InvokeActivity[] };
  const invoke = activities.find(({ type }) => type === 'invokeResponse')?.value?.body;
  const others = activities.filter(({ type }) => type !== 'invokeResponse');
  return { status, body: { ...(invoke ?? {}), activities: others } };
}
