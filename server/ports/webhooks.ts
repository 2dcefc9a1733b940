import type { WebhookAnswer, WebhookUrlProblem } from "../domain/providers/webhook-answer.ts";
import type { Instant } from "../domain/values/instant.ts";

/** Sends to addresses that strangers have chosen. */
export interface WebhookSender {
  /** What is wrong with an address, before anything is sent to it; null when nothing is. Asks nobody: a name is looked up when it is sent to. */
  problemOf(url: string): WebhookUrlProblem | null;
  /**
   * Posts once, signed by Standard Webhooks, to nothing but a public address, and follows no redirect. Takes 10 seconds at most. Never throws:
   * what goes wrong is an answer too.
   */
  send(webhook: {
    readonly url: string;
    /** `webhook-id`: the same each time that this is sent. */
    readonly id: string;
    /** `webhook-timestamp`. */
    readonly at: Instant;
    /** `whsec_…`; each signs. */
    readonly secrets: readonly string[];
    /** JSON. */
    readonly body: string;
  }): Promise<WebhookAnswer>;
}
