import { type Activity, CloudAdapterBase, type TurnContext } from 'botbuilder';
import type { AuthenticateRequestResult } from 'botframework-connector';

export interface InvokeAnswer {
  readonly status: number;
  readonly body?: unknown;
}

interface InvokeActivity {
  readonly type: string;
  readonly value?: { readonly status?: number; readonly body?: unknown };
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
 * Of an invoke that expects its replies the SDK answers with the activities alone, and always with 200. Clients
 * read the invoke's own status, and its body at the top, so both stand there too.
 */
function withInvokeBody({ status, body }: { status: number; body?: unknown }): InvokeAnswer {
  const { activities = [] } = (body ?? {}) as { activities?: readonly InvokeActivity[] };
  const invoke = activities.find(({ type }) => type === 'invokeResponse')?.value;
  const others = activities.filter(({ type }) => type !== 'invokeResponse');
  return {
    status: invoke?.status ?? status,
    body: { ...(invoke?.body ?? {}), activities: others },
  };
}
