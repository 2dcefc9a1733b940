import { createTRPCClient, httpLink, TRPCClientError, type TRPCClient } from "@trpc/client";
import { DEMO_ACCOUNTS } from "../../db/seed/demo-data.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { AppRouter } from "../../server/routers/root.ts";
import { signUpByMail, type MailedApp } from "../fixtures/sign-up-by-mail.ts";
import { pause } from "./pause.ts";

/** Somebody with an account, at the app's door. */
export interface Guest {
  readonly email: string;
  readonly name: string;
  readonly api: TRPCClient<AppRouter>;
}

/** 60 s of real time: who still has no answer then goes away. */
const PATIENCE_MS = 60_000;
const AGAIN_MS = 150;

/** Thrown when somebody has tried for long enough. */
export class LostPatience extends Error {}

/** Asks as people do: whoever sees an error page, or none at all, tries again after a moment. Rejects at once with a refusal for good. */
export async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const lastTry = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isPassing(error)) throw error;
      if (Date.now() > lastTry)
        throw new LostPatience("The app did not answer for a minute.", { cause: error });
      await pause(AGAIN_MS);
    }
  }
}

/** No answer, or one of the 5xx kind. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof TRPCClientError)) return error instanceof TypeError;
  const { data } = error as TRPCClientError<AppRouter>;
  return data === undefined || data === null || data.httpStatus >= 500 || data.httpStatus === 429;
}

/** A new client, through the sign-up form and the mailed link. */
export async function signUp(app: MailedApp, number: number): Promise<Guest> {
  const who = { email: `chaos-${number}@example.com`, name: `Chaos ${number}` };
  const address = `198.51.100.${number + 1}`;
  const newcomer = { ...who, password: `password-of-${number}` };
  const cookie = await signUpByMail(app, newcomer, headersFrom(app.appUrl, address));
  return guestOf(app.appUrl, who, address, cookie);
}

/** One of the demo's accounts. Tries again while the app is away. */
export async function signIn(appUrl: string, email: string): Promise<Guest> {
  const account = DEMO_ACCOUNTS.find((one) => one.email === email);
  invariant(account !== undefined, `the demo has an account ${email}`);
  const address = `203.0.113.${DEMO_ACCOUNTS.indexOf(account) + 1}`;
  const response = await patiently(() =>
    fetch(`${appUrl}/sign-in`, {
      method: "POST",
      headers: headersFrom(appUrl, address),
      body: new URLSearchParams({ intent: "password", email, password: account.password, next: "/" }),
      redirect: "manual",
    }),
  );
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.slice(0, cookie.indexOf(";")));
  invariant(cookies.length > 0, `${email} is signed in, and not answered ${response.status}`);
  return guestOf(appUrl, account, address, cookies.join("; "));
}

/** Everybody asks from a page of ours, and from an address of their own, as the front in front of the app is told. */
function headersFrom(appUrl: string, address: string): Record<string, string> {
  return { origin: appUrl, "x-forwarded-for": address };
}

function guestOf(
  appUrl: string,
  { email, name }: Omit<Guest, "api">,
  address: string,
  cookie: string,
): Guest {
  const headers = { ...headersFrom(appUrl, address), cookie };
  return {
    email,
    name,
    api: createTRPCClient<AppRouter>({ links: [httpLink({ url: `${appUrl}/api/trpc`, headers })] }),
  };
}
