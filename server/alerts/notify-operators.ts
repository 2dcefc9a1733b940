import type { AlertChannel, AlertNotification, Log } from "../ports.ts";

/**
 * Tells by every channel, one after the other; the channels after a mail that could not be sent say so. True when at least one of them has told somebody. Never rejects.
 */
export async function notifyOperators(
  { channels, log }: { readonly channels: readonly AlertChannel[]; readonly log: Log },
  notification: Omit<AlertNotification, "isMailFailed">,
): Promise<boolean> {
  const { kind } = notification.condition;
  let isMailFailed = false;
  let isTold = false;
  for (const channel of channels) {
    try {
      if (await channel.tell({ ...notification, isMailFailed })) isTold = true;
    } catch (error) {
      if (channel.name === "mail") isMailFailed = true;
      const reason = error instanceof Error ? error.message : "failed";
      log.error({ kind, channel: channel.name, reason }, "Operators could not be told of an alert this way");
    }
  }
  return isTold;
}
