import { redirect, type AppLoadContext, type TypedResponse } from "@remix-run/node";

/** What the sign-in library said, as our pages need it. */
export type AuthAnswer =
  /** `cookies`: to be handed to the browser as they are. */
  | { readonly kind: "done"; readonly cookies: readonly string[] }
  /** `code`: the library's own word for it, empty when it gave none. */
  | { readonly kind: "refused"; readonly code: string }
  | { readonly kind: "too_many" };

/** Headers of the visitor that the library needs: who they are already, and where the form stood. */
const FORWARDED_HEADERS = ["cookie", "user-agent", "sec-fetch-site", "sec-fetch-mode", "sec-fetch-dest"];

/**
 * Hands a form's values to the sign-in library, so that its forms work without scripts. `path` is one of its endpoints, with
 * its query; a body makes it a POST. Throws when the library itself failed.
 */
export async function askAuth(
  context: AppLoadContext,
  request: Request,
  path: string,
  body: Readonly<Record<string, string>> | null,
): Promise<AuthAnswer> {
  const url = new URL(`/api/auth${path}`, request.url);
  const headers = new Headers({ origin: request.headers.get("origin") ?? url.origin });
  for (const name of FORWARDED_HEADERS) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  if (body !== null) headers.set("content-type", "application/json");
  const response = await context.handleAuth(
    new Request(url, body === null ? { headers } : { method: "POST", headers, body: JSON.stringify(body) }),
  );
  if (response.ok) return { kind: "done", cookies: response.headers.getSetCookie() };
  if (response.status === 429) return { kind: "too_many" };
  if (response.status >= 500)
    throw new Error(`the sign-in library answered ${response.status} to ${url.pathname}`);
  return { kind: "refused", code: await codeOf(response) };
}

async function codeOf(response: Response): Promise<string> {
  // A refused link is a redirect that carries its reason in the address.
  const location = response.headers.get("location");
  if (location !== null) return new URL(location, "http://nowhere").searchParams.get("error") ?? "";
  const body: unknown = await response.json().catch(() => null);
  return typeof body === "object" && body !== null && "code" in body ? String(body.code) : "";
}

/** Goes on to a path with the cookies that the library set. 303: the form is not sent again. */
export function goOnWith(cookies: readonly string[], path: string): TypedResponse<never> {
  const headers = new Headers();
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return redirect(path, { status: 303, headers });
}
