import type { AppLoadContext } from "@remix-run/node";
import { answerOf, sendToAuth, type AuthAnswer } from "./sign-in.server.ts";

/** 64 KiB: what a device says of a passkey is a few hundred bytes, with an attestation some thousands. */
const CREDENTIAL_CHARACTERS_MAX = 64 * 1024;

const ENDPOINTS = {
  "options-to-show": "/passkey/generate-authenticate-options",
  "options-to-add": "/passkey/generate-register-options",
} as const;

export type PasskeyOptions = keyof typeof ENDPOINTS;

export function isPasskeyOptions(intent: string): intent is PasskeyOptions {
  return Object.hasOwn(ENDPOINTS, intent);
}

/** The library's options for the device, with the cookie that its answer is bound to. */
export async function askPasskeyOptions(
  context: AppLoadContext,
  request: Request,
  intent: PasskeyOptions,
): Promise<Response> {
  const answer = await sendToAuth(context, request, ENDPOINTS[intent], null);
  const headers = new Headers({ "content-type": "application/json", "cache-control": "private, no-store" });
  for (const cookie of answer.headers.getSetCookie()) headers.append("set-cookie", cookie);
  const wait = answer.headers.get("retry-after");
  if (wait !== null) headers.set("retry-after", wait);
  return new Response(answer.ok ? await answer.text() : "null", { status: answer.status, headers });
}

/** Signs in by a passkey, or confirms who is signed in. */
export async function checkPasskey(
  context: AppLoadContext,
  request: Request,
  credential: string,
): Promise<AuthAnswer> {
  return sendCredential(context, request, "/passkey/verify-authentication", credential, {});
}

/** Stores a new passkey for whoever is signed in. */
export async function keepPasskey(
  context: AppLoadContext,
  request: Request,
  credential: string,
  name: string,
): Promise<AuthAnswer> {
  return sendCredential(context, request, "/passkey/verify-registration", credential, { name });
}

async function sendCredential(
  context: AppLoadContext,
  request: Request,
  path: string,
  credential: string,
  more: Readonly<Record<string, string>>,
): Promise<AuthAnswer> {
  const response = credential.length > CREDENTIAL_CHARACTERS_MAX ? null : parsed(credential);
  if (response === null) return { kind: "refused", code: "MALFORMED" };
  return answerOf(await sendToAuth(context, request, path, { response, ...more }), path);
}

function parsed(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}
