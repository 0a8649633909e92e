import { useEffect, useRef, useState } from 'preact/hooks';
import type { CardAction, RenderedCard } from './adaptive-cards.js';
import type { ActionOutcome, Json } from './chat-types.js';
import { hostConfig } from './host-config.js';
import type { Theme } from './kept-choices.js';

export interface CardViewProps {
  readonly card: Json;
  readonly theme: Theme;
  /** Presses a button; the answer's card comes through the message. */
  readonly press: (action: Json) => Promise<ActionOutcome>;
}

/** The action as Teams sends it: the data of the button with what was put into the card's inputs. */
function sentAction(action: CardAction): Json {
  const { id, verb, data } = action;
  return {
    type: action.getJsonTypeName(),
    ...(id ? { id } : {}),
    ...(verb ? { verb } : {}),
    data: typeof data === 'object' && data !== null ? data : {},
  };
}

function drawn(card: Json, theme: Theme, onAction: (action: CardAction) => void): HTMLElement {
  const { AdaptiveCard, HostConfig } = globalThis.AdaptiveCards;
  const view: RenderedCard = new AdaptiveCard();
  view.hostConfig = new HostConfig(hostConfig(theme));
  view.onExecuteAction = onAction;
  view.parse(card);
  return view.render() ?? document.createElement('div');
}

/** An Adaptive Card as Teams draws it; its buttons lock while one of them works. */
export function CardView({ card, theme, press }: CardViewProps) {
  const place = useRef<HTMLDivElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [note, setNote] = useState<string>();
  const pressing = useRef(press);
  pressing.current = press;

  useEffect(() => {
    const onAction = async (action: CardAction): Promise<void> => {
      if (action.getJsonTypeName() === 'Action.OpenUrl' && action.url) {
        window.open(action.url, '_blank', 'noopener,noreferrer');
        return;
      }
      setBusy(true);
      setNote(undefined);
      const outcome = await pressing.current(sentAction(action));
      setNote(outcome.error ?? outcome.text);
      setBusy(false);
    };
    const element = drawn(card, theme, (action) => void onAction(action));
    place.current?.replaceChildren(element);
  }, [card, theme]);

  return (
    <div class={`card${isBusy ? ' busy' : ''}`} aria-busy={isBusy}>
      {isBusy && <div class="card-progress" role="progressbar" aria-label="…" />}
      <div ref={place} inert={isBusy} />
      {note && (
        <p class="card-note" role="status">
          {note}
        </p>
      )}
    </div>
  );
}
