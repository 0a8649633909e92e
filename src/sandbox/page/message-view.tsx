import { Avatar } from './avatar.js';
import { CardView, type CardViewProps } from './card-view.js';
import type { ChatMessage, PageLanguage } from './chat-types.js';
import { SignInView, type SignInViewProps } from './sign-in-view.js';
import type { PageWords } from './words.js';

export interface MessageViewProps {
  readonly message: ChatMessage;
  readonly isOwn: boolean;
  readonly language: PageLanguage;
  readonly words: PageWords;
  readonly theme: CardViewProps['theme'];
  readonly press: CardViewProps['press'];
  readonly signIn: SignInViewProps['step'];
}

const timeOf = (at: string, language: PageLanguage): string =>
  new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' }).format(new Date(at));

/** One message, with who said it and when. */
export function MessageView({
  message,
  isOwn,
  language,
  words,
  theme,
  press,
  signIn,
}: MessageViewProps) {
  const { from, at, text, card, isUpdated, isUndelivered } = message;
  return (
    <article
      class={`message${isOwn ? ' own' : ''}`}
      data-message={message.id}
      aria-label={`${from.name}, ${timeOf(at, language)}`}
    >
      {!isOwn && <Avatar name={from.name} isBot={from.isBot} />}
      <div class={`bubble${card && text === undefined ? ' framed' : ''}`}>
        <header>
          {!isOwn && <strong>{from.name}</strong>}
          <time dateTime={at}>{timeOf(at, language)}</time>
          {isUpdated && <span>{words.edited}</span>}
        </header>
        {text !== undefined && <p class="text">{text}</p>}
        {message.signIn && <SignInView signIn={message.signIn} words={words} step={signIn} />}
        {card && <CardView {...{ card, theme, words, press }} />}
        {isUndelivered && (
          <p class="undelivered" role="alert">
            {words.undelivered}
          </p>
        )}
      </div>
    </article>
  );
}
