import type { WebhookEndpoint } from "../domain/contract/webhook-endpoint.ts";
import { accountMailText } from "../domain/text/en/mails/account-mail.ts";
import { webhookMailText } from "../domain/text/en/mails/webhook-mails.ts";
import type { Language } from "../domain/text/language.ts";
import { textIn } from "../domain/text/place.ts";
import type { Instant } from "../domain/values/instant.ts";
import { singleMail } from "../mails/single-mail.ts";
import type { Mail } from "../ports.ts";

interface EndpointMail {
  readonly to: string;
  readonly endpoint: Pick<WebhookEndpoint, "id" | "url" | "owner">;
  readonly appUrl: string;
  /** The receiver's. */
  readonly language: Language;
}

/** The host alone: whatever else stands in the address may be a secret. */
function hostOf({ url }: Pick<WebhookEndpoint, "url">): string {
  return new URL(url).host;
}

/** Tells an endpoint's owner that it was switched off, because nothing arrives there. Pure. */
export function deadEndpointMail({
  to,
  endpoint,
  failingSince,
  appUrl,
  language,
}: EndpointMail & { readonly failingSince: Instant }): Mail {
  const t = textIn(webhookMailText, language);
  const host = hostOf(endpoint);
  return singleMail({
    to,
    subject: t("subject", { host }),
    paragraphs: [
      t("switchedOff", { host }),
      t("whatWaits"),
      { label: t("page"), url: `${appUrl}/${endpoint.owner.kind}/webhooks` },
    ],
    // It was switched off just now.
    dueAt: null,
    name: `webhooks.${endpoint.id}.${failingSince.replaceAll(/\D/g, "")}`,
    appUrl,
    language,
  });
}

/** Tells an endpoint's owner where their bookings are sent from now on. Pure. */
export function newEndpointMail({
  to,
  endpoint,
  id,
  appUrl,
  language,
}: EndpointMail & {
  /** Stable for one notification, and reveals nothing of it. */ readonly id: string;
}): Mail {
  const t = textIn(webhookMailText, language);
  const host = hostOf(endpoint);
  return singleMail({
    to,
    subject: t("addedSubject", { host }),
    paragraphs: [
      t("added", { host }),
      { label: t("page"), url: `${appUrl}/${endpoint.owner.kind}/webhooks` },
      t("wasNotYou"),
      { label: textIn(accountMailText, language)("choosePassword"), url: `${appUrl}/forgot-password` },
    ],
    // Somebody has just done it.
    dueAt: null,
    name: `webhooks.${id}`,
    appUrl,
    language,
  });
}
