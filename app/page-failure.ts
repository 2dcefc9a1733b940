import { PAGE_FAILURE_CAUSES, type PageFailure } from "../server/domain/values/page-failure.ts";

/** The answer to throw in the place of a page. The request's id is the one that the HTTP shell put into its headers. */
export function pageFailure(
  request: Request,
  status: number,
  retryAfterSeconds: number | null = null,
): Response {
  const failure: PageFailure = {
    requestId: request.headers.get("x-request-id"),
    wasForm: request.method !== "GET" && request.method !== "HEAD",
    retryAfterSeconds,
    because: null,
  };
  const headers = retryAfterSeconds === null ? {} : { "retry-after": String(retryAfterSeconds) };
  return Response.json(failure, { status, headers });
}

/** What a thrown answer's body says; null when it was not made by `pageFailure`. */
export function readPageFailure(body: unknown): PageFailure | null {
  if (typeof body !== "object" || body === null || !("requestId" in body) || !("wasForm" in body))
    return null;
  const { requestId, wasForm } = body;
  if (typeof wasForm !== "boolean") return null;
  const seconds = "retryAfterSeconds" in body ? body.retryAfterSeconds : null;
  return {
    requestId: typeof requestId === "string" ? requestId : null,
    wasForm,
    retryAfterSeconds: typeof seconds === "number" ? seconds : null,
    because: PAGE_FAILURE_CAUSES.find((cause) => "because" in body && body.because === cause) ?? null,
  };
}
