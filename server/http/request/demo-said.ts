const NAME = "demo-said";
/** Read by the page that follows at once; on a slow machine a little later. */
const SECONDS_MAX = 30;

/** What a press on the demo's bar came to, as the cookie has it: unchecked. Null when there is nothing to say. */
export function demoSaidIn(cookieHeader: string | undefined): string | null {
  const pair = (cookieHeader ?? "").split(/;\s*/).find((text) => text.startsWith(`${NAME}=`));
  return pair?.slice(NAME.length + 1) || null;
}

/** The `Set-Cookie` that has the next page say it, whose code is one of ours; null: it was said. */
export function demoSaidCookie(code: string | null): string {
  return `${NAME}=${code ?? ""}; Max-Age=${code === null ? 0 : SECONDS_MAX}; Path=/; HttpOnly; SameSite=Lax`;
}
