import type { Language } from "../../domain/text/language.ts";

const NAME = "language";
/** 400 days, in seconds: as long as browsers keep a cookie. */
const SECONDS_MAX = 400 * 24 * 60 * 60;

/** The language that whoever has signed in in this browser has chosen; null where none was, or none of ours. Public pages know no account, and go by it. */
export function languageOfCookie(
  cookieHeader: string | undefined,
  languages: readonly Language[],
): Language | null {
  const pair = (cookieHeader ?? "").split(/;\s*/).find((text) => text.startsWith(`${NAME}=`));
  return languages.find(({ tag }) => `${NAME}=${tag}` === pair) ?? null;
}

/** The `Set-Cookie` that keeps it; null forgets it: then the browser's own wish counts. */
export function languageCookie(chosen: Language | null, isSecure: boolean): string {
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
  return `${NAME}=${chosen?.tag ?? ""}; Max-Age=${chosen === null ? 0 : SECONDS_MAX}; ${attributes}`;
}
