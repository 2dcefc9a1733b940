import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Scope } from "../state/scopes.ts";

export interface ErrorDetail {
  parameter?: string;
  message: string;
}

interface ErrorBody {
  title: string;
  message: string;
  details?: ErrorDetail[];
  required_scopes?: readonly Scope[];
}

/** A refusal in Calendly's own shape; thrown by endpoints, answered by the app's error handler. */
export class ApiError extends Error {
  readonly status: ContentfulStatusCode;
  readonly body: ErrorBody;

  constructor(status: ContentfulStatusCode, body: ErrorBody) {
    super(body.message);
    this.status = status;
    this.body = body;
  }
}

export const invalidArgument = (details: ErrorDetail[]): ApiError =>
  new ApiError(400, {
    title: "Invalid Argument",
    message: "The supplied parameters are invalid.",
    details,
  });

export const invalidParameter = (parameter: string, message: string): ApiError =>
  invalidArgument([{ parameter, message }]);

export const unauthenticated = (): ApiError =>
  new ApiError(401, { title: "Unauthenticated", message: "The access token is invalid" });

export const permissionDenied = (message = "You do not have permission to access this resource."): ApiError =>
  new ApiError(403, { title: "Permission Denied", message });

export const insufficientScope = (required: readonly Scope[]): ApiError =>
  new ApiError(403, {
    title: "Insufficient scope",
    message: "This operation requires the scopes listed in the 'required_scopes' array.",
    required_scopes: required,
  });

export const notFound = (): ApiError =>
  new ApiError(404, {
    title: "Resource Not Found",
    message: "The server could not find the requested resource.",
  });

export const alreadyExists = (message: string): ApiError =>
  new ApiError(409, { title: "Already Exists", message });

export const tooManyRequests = (message: string): ApiError =>
  new ApiError(429, { title: "Too Many Requests", message });

const internalError = (): ApiError =>
  new ApiError(500, {
    title: "Internal Server Error",
    message: "The server encountered an unexpected condition that prevented it from fulfilling the request.",
  });

/** The answer to a thrown error. */
export function answerError(context: Context, error: unknown): Response {
  const { status, body } = error instanceof ApiError ? error : internalError();
  return context.json(body, status);
}

/** What the real service would say with this status, for injected faults. */
export function answerStatus(context: Context, status: number): Response {
  if (status === 401) return answerError(context, unauthenticated());
  if (status === 403) return answerError(context, permissionDenied());
  if (status === 404) return answerError(context, notFound());
  if (status === 424) {
    const body = { title: "External Calendar Error", message: "There is a problem accessing your calendar." };
    return context.json(body, 424);
  }
  if (status === 429) return answerError(context, tooManyRequests("You have exceeded your request limit."));
  if (status >= 400 && status < 500) {
    return context.json({ title: "Invalid Argument", message: "The supplied parameters are invalid." }, 400);
  }
  return new Response(JSON.stringify(internalError().body), {
    status,
    headers: { "content-type": "application/json" },
  });
}
