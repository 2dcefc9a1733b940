import { ProviderError } from "../domain/providers/provider-error.ts";
import type { Hold } from "../ports.ts";
import type { SmtpMailer } from "./smtp-mailer.ts";

/** Sends nothing while the installation is held: throws ProviderError, to be tried again. */
export function heldBackMailer(mailer: SmtpMailer, hold: Hold): SmtpMailer {
  return {
    ...mailer,
    async send(mail) {
      if (hold.isFree() || (await hold.look())) return mailer.send(mail);
      throw new ProviderError({
        provider: "mail",
        operation: "send",
        retryable: true,
        status: null,
        reason: "this installation was restored from a backup and is held",
      });
    },
  };
}
