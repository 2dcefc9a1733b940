import type { Queryable } from "../../db/core/open-database.ts";
import type { Language } from "../domain/text/language.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";
import { languageOfAddress } from "../mails/language-of-mail.ts";
import type { AlertChannel, Log, Mailer } from "../ports.ts";
import { alertMail } from "./alert-mail.ts";

interface Receiver {
  readonly to: string;
  readonly language: Language;
}

/**
 * Mails each receiver in their language. Whom it would write to is remembered, for when the database cannot be asked.
 * @param settings.addresses whom to mail; null for every operator.
 */
export function createMailChannel({
  db,
  mailer,
  log,
  operatorAddresses,
  settings,
}: {
  readonly db: Queryable;
  readonly mailer: Mailer;
  readonly log: Log;
  readonly operatorAddresses: () => Promise<readonly string[]>;
  readonly settings: {
    readonly addresses: readonly string[] | null;
    readonly appUrl: string;
    readonly quietMinutes: number;
  };
}): AlertChannel {
  let receivers: readonly Receiver[] = [];

  async function prepare(): Promise<void> {
    const found: Receiver[] = [];
    for (const to of settings.addresses ?? (await operatorAddresses()))
      found.push({ to, language: await languageOfAddress(db, to) });
    receivers = found;
  }

  return {
    name: "mail",
    prepare,
    async tell(news) {
      await prepare().catch(() => undefined);
      if (receivers.length === 0) return false;
      let reason: string | null = null;
      let sent = 0;
      for (const { to, language } of receivers) {
        const mail = alertMail(news, { to, language, ...settings });
        try {
          await mailer.send(mail);
          sent += 1;
        } catch (error) {
          reason = error instanceof ProviderError ? error.message : "failed";
        }
      }
      if (reason !== null && sent === 0) throw new Error(reason);
      if (reason !== null) log.warn({ reason }, "An operator could not be mailed about an alert");
      return true;
    },
  };
}
