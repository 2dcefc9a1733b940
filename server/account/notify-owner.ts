import type { Mail } from "../ports.ts";
import type { AccountDeps } from "./account-deps.ts";

/** 12 bytes: no two pieces of news have the same. */
const NOTIFICATION_ID_BYTES = 12;

/** For one piece of news about an account. */
export function notificationId({ randomBytes }: Pick<AccountDeps, "randomBytes">): string {
  return Buffer.from(randomBytes(NOTIFICATION_ID_BYTES)).toString("hex");
}

/** Tells the owner of an account what has been done to it. It is done: a mail that cannot be sent is logged, and takes nothing back. */
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
