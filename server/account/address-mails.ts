import { formatDayAndTime, type Instant, type TimeZone } from "../domain/values/instant.ts";
import type { Mail } from "../ports.ts";
import { accountMail } from "./account-mail.ts";

interface ChangeMail {
  readonly oldEmail: string;
  readonly newEmail: string;
  /** Stable for one notification, and reveals nothing of it. */
  readonly id: string;
  readonly appUrl: string;
}

const NOT_YOU =
  "If you did not ask for this, somebody else is signed in to your account: do not open the link, and choose a new password, which signs them out.";

/** The mail by which one of the two addresses confirms that an account moves from the old to the new one. Pure. */
export function confirmAddressMail(
  mail: ChangeMail & {
    readonly side: "old" | "new";
    readonly key: string;
    readonly expiresAt: Instant;
    readonly zone: TimeZone;
  },
): Mail {
  const { side, oldEmail, newEmail, appUrl } = mail;
  const forgotten = { label: "Choose a new password", url: `${appUrl}/forgot-password` };
  return accountMail({
    to: side === "old" ? oldEmail : newEmail,
    subject: side === "old" ? "Confirm your new address" : "Confirm that this address is yours",
    paragraphs: [
      "Hello,",
      `your account at BuildAppsWith is to move from ${oldEmail} to ${newEmail}. Nothing changes before both addresses have confirmed it; each has its own mail.`,
      {
        label: side === "old" ? "Confirm the change" : "Confirm that this address is yours",
        url: `${appUrl}/account/address?key=${mail.key}`,
      },
      `The link works once, until ${formatDayAndTime(mail.expiresAt, mail.zone)}.`,
      ...(side === "old"
        ? [NOT_YOU, forgotten]
        : [
            "If you have no account here, you need do nothing: without this mail nobody can use your address.",
          ]),
    ],
    id: mail.id,
    appUrl,
  });
}

/** To an address that another account has: said to whoever reads its mail, and to nobody else. Pure. */
export function addressTakenMail({ newEmail, id, appUrl }: ChangeMail): Mail {
  return accountMail({
    to: newEmail,
    subject: "This address has an account already",
    paragraphs: [
      "Hello,",
      "somebody, perhaps you, wants to move an account at BuildAppsWith to this address. It has an account of its own already, and two cannot have the same.",
      { label: "Sign in with this address", url: `${appUrl}/sign-in` },
      "If you want to use it for the other account, erase the one that it has first. If you did not ask for this, you need do nothing.",
    ],
    id,
    appUrl,
  });
}

/** Tells both addresses that the account has moved. Pure. */
export function addressChangedMail(mail: ChangeMail & { readonly side: "old" | "new" }): Mail {
  const { side, oldEmail, newEmail, id, appUrl } = mail;
  return accountMail({
    to: side === "old" ? oldEmail : newEmail,
    subject: "Your account has a new address",
    paragraphs: [
      "Hello,",
      `your account at BuildAppsWith has moved from ${oldEmail} to ${newEmail}. You sign in with the new address, and mails about your bookings go there.`,
      "Calendly’s own mails about sessions that are booked already still go to the old one.",
    ],
    id: `${id}.${side}`,
    appUrl,
  });
}
