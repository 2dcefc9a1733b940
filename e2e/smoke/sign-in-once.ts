import { expectThat, type SmokeSteps } from "./smoke-steps.ts";
import { requestIdOf } from "./look-at-pages.ts";
import type { SmokeTarget } from "./smoke-target.ts";

/** Signs the dedicated account in by the form, looks at a page of its own, and signs it out again. */
export async function signInOnce({ step }: SmokeSteps, { appUrl, account }: SmokeTarget): Promise<void> {
  if (account === null) return;
  const send = (path: string, form: Readonly<Record<string, string>> | null, cookie: string) =>
    fetch(`${appUrl}${path}`, {
      method: form === null ? "GET" : "POST",
      headers: { origin: appUrl, ...(cookie === "" ? {} : { cookie }) },
      body: form === null ? null : new URLSearchParams(form),
      redirect: "manual",
    });

  const cookie = await step(
    "sign-in",
    "SMOKE_EMAIL and SMOKE_PASSWORD must be an account with a confirmed address; APP_URL must be the address given here.",
    async () => {
      const answer = await send("/sign-in", { intent: "password", ...account, next: "/account" }, "");
      const cookies = answer.headers.getSetCookie();
      const isIn = answer.status >= 300 && answer.status < 400 && cookies.length > 0;
      expectThat(isIn, `the form answered ${answer.status} (${requestIdOf(answer)})`);
      const isHttps = appUrl.startsWith("https:");
      const isSafe = (set: string) => /;\s*httponly/i.test(set) && (!isHttps || /;\s*secure/i.test(set));
      expectThat(cookies.every(isSafe), "a cookie is not HttpOnly and Secure");
      return { value: cookies.map((set) => set.split(";")[0] ?? "").join("; ") };
    },
  );
  if (cookie === null) return;
  await step(
    "an own page",
    "The session is not kept: look at the database, and at AUTH_SECRET on all processes.",
    async () => {
      const own = await send("/account", null, cookie.value);
      const html = await own.text();
      expectThat(own.status === 200 && html.includes(account.email), `/account answered ${own.status}`);
    },
  );
  await step("sign-out", "The session may still be there: sign the account out on its page.", async () => {
    const out = await send("/sign-out", {}, cookie.value);
    expectThat(out.status < 400, `the form answered ${out.status}`);
    const after = await send("/account", null, cookie.value);
    expectThat(after.status !== 200, "the session is still good after it");
  });
}
