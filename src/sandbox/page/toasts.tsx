/** A message in a conversation that is not open. */
export interface Toast {
  readonly id: string;
  readonly roomId: string;
  readonly title: string;
  readonly text: string;
}

export interface ToastsProps {
  readonly toasts: readonly Toast[];
  readonly open: (toast: Toast) => void;
}

/** Messages elsewhere, for a few seconds; pressing one goes there. */
export const Toasts = ({ toasts, open }: ToastsProps) => (
  <div class="toasts" role="status" aria-live="polite">
    {toasts.map((toast) => (
      <button key={toast.id} type="button" class="toast" onClick={() => open(toast)}>
        <strong>{toast.title}</strong>
        <span>{toast.text}</span>
      </button>
    ))}
  </div>
);
