/** What the page of webhooks says to the form that was just sent. */
export interface WebhookAnswer {
  /** Shown this once. */
  readonly made: { readonly url: string; readonly secret: string } | null;
  readonly typed: { readonly url: string; readonly eventTypes: readonly string[] };
  /** By field; `form` when it is no single field's fault. */
  readonly errors: Readonly<Partial<Record<"url" | "eventTypes" | "form", string>>>;
}

export const NO_WEBHOOK_ANSWER: WebhookAnswer = {
  made: null,
  typed: { url: "", eventTypes: [] },
  errors: {},
};
