import { ALERT_KINDS } from "../domain/health/alert-kinds.ts";
import { ENGLISH } from "../domain/text/language.ts";
import { textOf } from "../mails/mail-paragraphs.ts";
import type { AlertChannel, AlertWebhook } from "../ports.ts";
import { alertMessage } from "./alert-message.ts";
import { wordsForAChat } from "./words-for-a-chat.ts";

/** Posts to a chat, in English: who reads it there is not known. `text` is what chats show; the rest is for programs. */
export function createWebhookChannel(
  webhook: AlertWebhook,
  settings: { readonly appUrl: string; readonly quietMinutes: number },
): AlertChannel {
  return {
    name: "webhook",
    prepare: () => Promise.resolve(),
    async tell(news) {
      const { detail } = news.condition;
      const condition = { ...news.condition, detail: detail === null ? null : wordsForAChat(detail) };
      const { subject, paragraphs } = alertMessage({ ...news, condition }, ENGLISH, settings);
      await webhook.post({
        text: [subject, ...paragraphs.map(textOf)].join("\n\n"),
        id: news.id,
        kind: news.condition.kind,
        severity: ALERT_KINDS[news.condition.kind].severity,
        stage: news.stage,
        site: settings.appUrl,
      });
      return true;
    },
  };
}
