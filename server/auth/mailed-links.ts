import { APIError } from "better-auth/api";
import { createHash, randomBytes } from "node:crypto";
import { UNSENT_CODE } from "../domain/providers/mail-refusal.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";
import type { Language } from "../domain/text/language.ts";
import type { Log, Mail, Mailer } from "../ports.ts";
import type { AuthOptions } from "./auth.ts";
import { signInMail, type LinkPurpose } from "../account/sign-in-mail.ts";

/** 15 min: long enough for a slow mail server, short enough for a shared computer. */
export const LINK_SECONDS = 15 * 60;

/** A link that signs in whoever opens it, and confirms the address that it was mailed to. */
export interface SignInLink {
  readonly email: string;
  /** Opens the account, once. */
  readonly token: string;
  /** Where to go on afterwards: a path of ours. */
  readonly next: string;
  readonly purpose: LinkPurpose;
}

/** The page on which the link is opened. Its address says whether the account is new, so that it can ask for a password. */
export function pageOfLink(appUrl: string, { token, next, purpose }: SignInLink): URL {
  const page = new URL("/sign-in/link", appUrl);
  page.searchParams.set("token", token);
  page.searchParams.set("next", next);
  if (purpose === "new_account") page.searchParams.set("new", "1");
  return page;
}

/** `language` is the receiver's. */
export function mailOfLink(appUrl: string, link: SignInLink, language: Language): Mail {
  const id = createHash("sha256").update(link.token).digest("hex").slice(0, 32);
  const page = pageOfLink(appUrl, link);
  const { email: to, purpose } = link;
  return signInMail({ to, purpose, link: page, minutes: LINK_SECONDS / 60, id, language });
}

/** Where the sign-in library keeps what a token opens. */
interface LinkStore {
  createVerificationValue(value: {
    readonly identifier: string;
    readonly value: string;
    readonly expiresAt: Date;
  }): Promise<unknown>;
}

/** A link of our own making, as the library's plugin makes and opens them. */
export async function createLink(
  store: LinkStore,
  { email, next, purpose }: Omit<SignInLink, "token">,
): Promise<SignInLink> {
  return { email, token: await createToken(store, { email, name: "" }, LINK_SECONDS), next, purpose };
}

/** What such a link opens the account by. `name`: what the account is called if it is made by it. */
export async function createToken(
  store: LinkStore,
  { email, name }: { readonly email: string; readonly name: string },
  seconds: number,
): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  await store.createVerificationValue({
    identifier: `magic-link:${hashOfToken(token)}`,
    value: JSON.stringify({ type: "magic-link", email, ...(name === "" ? {} : { name }) }),
    expiresAt: new Date(Date.now() + seconds * 1_000),
  });
  return token;
}

/** How the library stores a token. */
export function hashOfToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/**
 * Sends a mail that somebody waits for on a page. Throws the library's refusal when the mail server does not take it: a 422 when it never will,
 * else a 503; what else goes wrong is thrown on.
 */
export async function sendAwaited({ mailer, log }: Pick<AuthOptions, "mailer" | "log">, mail: Mail) {
  try {
    await mailer.send(mail);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    log.error({ error }, "A mail that somebody waits for could not be sent");
    throw new APIError(error.retryable ? "SERVICE_UNAVAILABLE" : "UNPROCESSABLE_ENTITY", {
      code: UNSENT_CODE,
    });
  }
}

/** Whether the mail was taken by the mail server. The reason why not is in the log. */
export async function sendLink(
  { mailer, log, appUrl }: { readonly mailer: Mailer; readonly log: Log; readonly appUrl: string },
  link: SignInLink,
  language: Language,
): Promise<boolean> {
  try {
    await mailer.send(mailOfLink(appUrl, link, language));
    return true;
  } catch (error) {
    log.error({ error }, "A sign-in link could not be mailed");
    return false;
  }
}
