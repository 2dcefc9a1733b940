import { ENGLISH } from "../../domain/text/language.ts";
import { invariant } from "../../domain/values/invariant.ts";
import type { CodeWanted, Mail } from "../../ports.ts";
import type { Auth } from "../auth.ts";
import { TEST_APP_URL } from "../test-auth.ts";

/** What somebody wants who only signs in. */
const TO_SIGN_IN: Omit<CodeWanted, "email"> = {
  purpose: { kind: "sign_in" },
  choice: { name: "", at: null, timeZone: null, source: null },
  next: "/bookings",
};

/** A browser that keeps its session and the key of its code, as our pages have it do. */
export function openCodeBrowser(auth: Auth, clientAddress = "203.0.113.1") {
  const cookies = new Map<string, string>();
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const asker = () => ({
    request: new Request(`${TEST_APP_URL}/sign-in`, {
      method: "POST",
      headers: { origin: TEST_APP_URL, cookie: cookie() },
    }),
    clientAddress,
    language: ENGLISH.tag,
  });
  const keep = (answer: Response) => {
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ""] = set.split(";");
      cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
  };
  let own = "";
  return {
    asker,
    /** What its cookie of the code says. */
    key: () => own,
    async ask(email: string, more: Partial<CodeWanted> = {}) {
      const sent = await auth.codes.ask(asker(), { ...TO_SIGN_IN, ...more, email });
      if (sent.kind === "sent") own = sent.key;
      return sent.kind === "refused" ? sent.answer.status : sent.kind;
    },
    /** What became of it; of a refusal its status. */
    async enter(typed: string, { codeId = null, key = own }: { codeId?: string | null; key?: string } = {}) {
      const tried = await auth.codes.enter(asker(), key, typed, codeId);
      if (tried.kind === "done") keep(tried.answer);
      return tried.kind === "refused" ? { kind: tried.answer.status } : tried;
    },
    async openLink(token: string) {
      const opened = await auth.codes.openLink(asker(), token);
      if (opened.kind === "done") keep(opened.answer);
      return opened.kind === "refused" ? { kind: opened.answer.status } : opened;
    },
    actor: () => auth.findActor(new Request(TEST_APP_URL, { headers: { cookie: cookie() } })),
    async signIn(email: string, password: string) {
      const headers = { "content-type": "application/json", origin: TEST_APP_URL, cookie: cookie() };
      const request = new Request(`${TEST_APP_URL}/api/auth/sign-in/email`, {
        method: "POST",
        body: JSON.stringify({ email, password }),
        headers,
      });
      const answer = await auth.handle(request, clientAddress);
      if (answer.ok) keep(answer);
      return answer.status;
    },
  };
}

/** The digits of the newest code that was mailed to somebody. */
export function codeMailedTo(mails: readonly Mail[], email: string): string {
  const found = mails.filter(({ to }) => to === email).map(({ text }) => /^\d{6}$/m.exec(text)?.[0] ?? "");
  const code = found.filter((digits) => digits !== "").at(-1);
  invariant(code !== undefined, "a code was mailed");
  return code;
}

/** The token of the newest such mail's link. */
export function tokenMailedTo(mails: readonly Mail[], email: string): string {
  const links = mails
    .filter(({ to }) => to === email)
    .flatMap(({ text }) => text.match(/https?:\/\/\S+/g) ?? [])
    .map((link) => new URL(link))
    .filter(({ pathname }) => pathname === "/sign-in/code");
  return links.at(-1)?.searchParams.get("token") ?? "";
}

/** Another code of six digits. */
export function otherThan(code: string, by = 1): string {
  return String((Number(code) + by) % 1_000_000).padStart(6, "0");
}
