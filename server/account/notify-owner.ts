import type { Mail } from "../ports.ts";
import type { AccountDeps } from "./account-deps.ts";

/** 12 bytes: no two notifications have the same. */
const NOTIFICATION_ID_BYTES = 12;

/** The id of one notification about an account. */
export function notificationId({ randomBytes }: Pick<AccountDeps, "randomBytes">): string {
  return Buffer.from(randomBytes(NOTIFICATION_ID_BYTES)).toString("hex");
}

/** Mails the owner of an account what was done to it. A mail that cannot be sent is logged, and undoes nothing. */
export async function notifyOwner(
  { mailer, log }: Pick<AccountDeps, "mailer" | "log">,
  mail: Mail,
): Promise<void> {
  try {
    await mailer.send(mail);
  } catch (error) {
    log.error({ error }, "The owner of an account could not be told of a change");
  }
}
