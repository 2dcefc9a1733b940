import { DEMO_ACCOUNTS } from "../../db/seed/demo-data.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { until } from "../../server/test-until.ts";
import type { BuiltApp } from "../kit/built-app.ts";

/** A browser without scripts: it keeps cookies, sends forms, and stays where it is led to. */
export interface Browser {
  get(path: string): Promise<Response>;
  send(path: string, form: Readonly<Record<string, string>>): Promise<Response>;
  /** Whether it has a session's cookie, and the account page opens. */
  isSignedIn(): Promise<boolean>;
}

/** A browser of its own, from an address that nobody else has. */
export function openBrowser(
  app: BuiltApp,
  userAgent = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0",
): Browser {
  const { appUrl } = app.demo;
  const cookies = new Map<string, string>();

  async function ask(path: string, init: RequestInit): Promise<Response> {
    const headers = {
      ...(init.headers as Record<string, string> | undefined),
      "user-agent": userAgent,
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
    };
    const response = await fetch(`${appUrl}${path}`, { ...init, headers, redirect: "manual" });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ""] = set.split(";");
      const equals = pair.indexOf("=");
      const value = pair.slice(equals + 1);
      if (value === "" || /max-age=0/i.test(set)) cookies.delete(pair.slice(0, equals));
      else cookies.set(pair.slice(0, equals), value);
    }
    return response;
  }

  const get = (path: string) => ask(path, {});
  return {
    get,
    send: (path, form) =>
      ask(path, { method: "POST", headers: { origin: appUrl }, body: new URLSearchParams(form) }),
    isSignedIn: async () => (await get("/account")).status === 200,
  };
}

/** A page's HTML, without the marks that React sets between texts. */
export async function htmlOf(answer: Response | Promise<Response>): Promise<string> {
  return (await (await answer).text()).replaceAll("<!-- -->", "");
}

/** One of the demo's accounts. */
export function demoAccount(role: "client" | "builder" | "operator") {
  const account = DEMO_ACCOUNTS.find((one) => one.role === role);
  invariant(account !== undefined, `the demo has a ${role}`);
  return account;
}

export async function signInByPassword(
  browser: Browser,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<Response> {
  return browser.send("/sign-in", { intent: "password", email, password, next: "/account" });
}

/** The path and query of the newest link in a mail to this address that leads to `path`, once there is one beyond `seen`. */
export async function mailedPath(app: BuiltApp, email: string, path: string, seen = 0): Promise<string> {
  const find = async () => {
    const mails = (await app.sandbox.listMails()).filter(({ to }) => to.includes(email));
    const links = mails.flatMap(({ text }) => text?.match(/https?:\/\/\S+/g) ?? []);
    return links.map((link) => new URL(link)).filter(({ pathname }) => pathname === path);
  };
  let found: URL[] = [];
  await until(async () => {
    found = await find();
    if (found.length <= seen) throw new Error(`no new link to ${path} in a mail to ${email}`);
  });
  const newest = found.at(-1);
  invariant(newest !== undefined, "one was found");
  return newest.pathname + newest.search;
}
