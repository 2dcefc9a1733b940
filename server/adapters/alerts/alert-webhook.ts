import type { AlertWebhook, HeartbeatCall } from "../../ports.ts";

/** 10 s: a chat takes a message in less than one. */
const CALL_MS_MAX = 10_000;

/** Posts JSON to one address. Follows no redirect: the address is a secret, and so is what it leads to. */
export function createAlertWebhook({
  url,
  callMsMax = CALL_MS_MAX,
}: {
  readonly url: string;
  /** Less, for tests. */
  readonly callMsMax?: number;
}): AlertWebhook {
  return {
    post: (message) =>
      call(url, callMsMax, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(message),
      }),
  };
}

/** Calls one address, which is a secret as well. Follows no redirect. */
export function createHeartbeatCall({
  url,
  callMsMax = CALL_MS_MAX,
}: {
  readonly url: string;
  /** Less, for tests. */
  readonly callMsMax?: number;
}): HeartbeatCall {
  return { call: () => call(url, callMsMax, { method: "GET" }) };
}

async function call(url: string, callMsMax: number, request: RequestInit): Promise<void> {
  const problem = await fetch(url, {
    ...request,
    redirect: "manual",
    signal: AbortSignal.timeout(callMsMax),
  }).then(
    async (response) => {
      await response.body?.cancel();
      return response.ok ? null : `answered ${response.status}`;
    },
    // Not the error itself: it names the address.
    (error: unknown) => `no answer (${reasonOf(error)})`,
  );
  if (problem !== null) throw new Error(problem);
}

/** A code such as `ECONNREFUSED`, and never the words, which hold the name of the host. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "failed";
  const { cause } = error as { cause?: { code?: unknown } };
  return typeof cause?.code === "string" ? cause.code : error.name;
}
