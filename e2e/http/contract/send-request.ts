import type { BuiltApp } from "../../kit/built-app.ts";
import type { Request } from "./expected-answers.ts";
import type { ServedOperation } from "./served-contract.ts";

/** Calls an operation, as a program does. */
export function sendRequest(
  app: BuiltApp,
  { method, path }: Pick<ServedOperation, "method" | "path">,
  { path: inPath = {}, query = {}, body }: Request,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const url = new URL(
    path.replaceAll(/\{(\w+)\}/g, (_all, field: string) => encodeURIComponent(inPath[field] ?? "")),
    app.demo.appUrl,
  );
  for (const [field, value] of Object.entries(query)) url.searchParams.set(field, value);
  return fetch(url, {
    method,
    headers: { ...headers, ...(body !== undefined && { "content-type": "application/json" }) },
    body: body === undefined ? null : JSON.stringify(body),
    redirect: "manual",
  });
}
