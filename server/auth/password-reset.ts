import { sql } from "kysely";
import { createHash, randomUUID } from "node:crypto";
import { deleteAddressChange } from "../../db/accounts/address-changes.ts";
import { languageOfAddress } from "../mails/language-of-mail.ts";
import { noAccountMail, passwordChangedMail, resetMail } from "../account/password-mails.ts";
import { notifyOwner } from "../account/notify-owner.ts";
import type { Mail } from "../ports.ts";
import type { AuthOptions } from "./auth.ts";
import { LANGUAGE_HEADER } from "./sign-in-limits.ts";
import { sendAwaited } from "./mailed-links.ts";
import { endLinksOf } from "./stored-passwords.ts";

/**
 * The library's way to replace a forgotten password, with mails of ours. The library would say that a mail is on its way when it could not be
 * sent, and send none for an address without an account: so its mail is only kept here, and `sendAfterwards` sends one for every address.
 */
export function passwordReset(
  { database, mailer, log, appUrl }: Pick<AuthOptions, "database" | "mailer" | "log" | "appUrl">,
  linkSeconds: number,
) {
  const mails = new WeakMap<Request, Mail>();
  const languageFor = (email: string, request: Request | undefined) =>
    languageOfAddress(database.kysely, email, request?.headers.get(LANGUAGE_HEADER));

  return {
    settings: {
      resetPasswordTokenExpiresIn: linkSeconds,
      revokeSessionsOnPasswordReset: true,
      /** `url` is the library's own link: it holds the way on, which the library has looked at. */
      async sendResetPassword(
        { user, url, token }: { user: { email: string }; url: string; token: string },
        request?: Request,
      ) {
        const link = new URL("/reset-password", appUrl);
        link.searchParams.set("token", token);
        const next = new URL(url).searchParams.get("callbackURL") ?? "";
        if (next !== "") link.searchParams.set("next", next);
        const id = createHash("sha256").update(token).digest("hex").slice(0, 32);
        if (request === undefined) return;
        const language = await languageFor(user.email, request);
        const mail = { to: user.email, link, minutes: linkSeconds / 60, id, appUrl, language };
        mails.set(request, resetMail(mail));
      },
      /** Whoever has the link that was mailed owns the address: what they set is theirs, no mailed link may take it away, every other one ends, and so does a change of the address that somebody began. */
      async onPasswordReset({ user }: { user: { id: string; email: string } }, request?: Request) {
        const yes = database.dialect === "postgres" ? sql`true` : sql`1`;
        await sql`update auth_user set "emailVerified" = ${yes} where id = ${user.id}`.execute(
          database.kysely,
        );
        await deleteAddressChange(database.kysely, user.id);
        await endLinksOf(database.kysely, user.id);
        const language = await languageFor(user.email, request);
        const mail = { to: user.email, id: randomUUID(), appUrl, language, isFirst: false };
        await notifyOwner({ mailer, log }, passwordChangedMail(mail));
      },
    },

    /** Throws when the mail could not be sent, for every address alike: see `sendAwaited`. */
    sendAfterwards: async (email: string, request: Request | undefined): Promise<void> => {
      const kept = request === undefined ? undefined : mails.get(request);
      if (kept !== undefined) return sendAwaited({ mailer, log }, kept);
      const language = await languageFor(email, request);
      await sendAwaited({ mailer, log }, noAccountMail({ to: email, id: randomUUID(), appUrl, language }));
    },
  };
}
