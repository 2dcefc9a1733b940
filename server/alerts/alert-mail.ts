import { singleMail, type SingleMail } from "../mails/single-mail.ts";
import type { AlertNotification, Mail } from "../ports.ts";
import { alertMessage } from "./alert-message.ts";

/** An alert as an operator reads it in a mail. Pure. The Message-ID is the notification's, however often it is sent. */
export function alertMail(
  notification: AlertNotification,
  {
    to,
    language,
    appUrl,
    quietMinutes,
  }: Pick<SingleMail, "to" | "language" | "appUrl"> & { readonly quietMinutes: number },
): Mail {
  const { subject, paragraphs } = alertMessage(notification, language, { appUrl, quietMinutes });
  // An alert is told while it lasts.
  return singleMail({ to, subject, paragraphs, dueAt: null, name: notification.id, appUrl, language });
}
