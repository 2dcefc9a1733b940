import type { WebhookAnswer, WebhookUrlProblem } from "../domain/providers/webhook-answer.ts";

/** Sends to addresses that strangers have chosen. */
export interface WebhookSender {
  /** What is wrong with an address, before anything is sent to it; null when nothing is. Asks nobody: a name is looked up when it is sent to. */
  problemOf(url: string): WebhookUrlProblem | null;
  /**
   * Posts once, to nothing but a public address, and follows no redirect. Takes 10 seconds at most. Never throws: what goes wrong is an
   * answer too.
   */
  send(webhook: {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  }): Promise<WebhookAnswer>;
}
