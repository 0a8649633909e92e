import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CardAction, RenderedCard } from './adaptive-cards.js';
import type { ActionOutcome, Json } from './chat-types.js';
import { hostConfig } from './host-config.js';
import { KeptFocus } from './kept-focus.js';
import type { Theme } from './theme.js';
import type { PageWords } from './words.js';

export interface CardViewProps {
  readonly card: Json;
  readonly theme: Theme;
  readonly words: PageWords;
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

/** A link of a card opens a page of the web, and runs nothing. */
function openUrl(url: string): void {
  if (/^https?:\/\//i.test(url)) window.open(url, '_blank', 'noopener,noreferrer');
}

/** An Adaptive Card as Teams draws it; its buttons lock while one of them works. */
export function CardView({ card, theme, words, press }: CardViewProps) {
  const place = useRef<HTMLDivElement>(null);
  const focus = useRef(new KeptFocus());
  const [isBusy, setBusy] = useState(false);
  // The buttons lock with the next drawing; until then a second press must not count either.
  const isUnderWay = useRef(false);
  const [note, setNote] = useState<string>();

  const onAction = async (action: CardAction): Promise<void> => {
    if (action.getJsonTypeName() === 'Action.OpenUrl') return openUrl(action.url ?? '');
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    if (place.current) focus.current.note(place.current);
    setBusy(true);
    setNote(undefined);
    const outcome = await press(sentAction(action));
    setNote(outcome.error ?? outcome.text);
    isUnderWay.current = false;
    setBusy(false);
  };
  const acting = useRef(onAction);
  acting.current = onAction;

  // At once and not after the next frame: the list of messages scrolls by the height that cards have.
  useLayoutEffect(() => {
    if (!place.current) return;
    focus.current.note(place.current);
    place.current.replaceChildren(drawn(card, theme, (action) => void acting.current(action)));
    focus.current.giveBack(place.current);
  }, [card, theme]);
  useLayoutEffect(() => {
    if (place.current && !isBusy) focus.current.giveBack(place.current);
  }, [isBusy]);

  return (
    <div class={`card${isBusy ? ' busy' : ''}`} aria-busy={isBusy}>
      {isBusy && <div class="card-progress" role="progressbar" aria-label={words.working} />}
      <div ref={place} inert={isBusy} />
      {note && (
        <p class="card-note" role="status">
          {note}
        </p>
      )}
    </div>
  );
}
