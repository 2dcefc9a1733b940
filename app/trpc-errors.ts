import { redirect } from "@remix-run/node";
import { signInPath } from "./safe-next-path.ts";

type TrpcError = Error & { readonly code: string };

// In development the error's class exists twice, so it is known by its name.
function isTrpcError(error: unknown): error is TrpcError {
  return (
    error instanceof Error && error.name === "TRPCError" && "code" in error && typeof error.code === "string"
  );
}

/**
 * Turns a procedure's error into the page that it means: sign in and come back, 403, 404, 400, or thrown on as a bug.
 * For `.catch(throwAsPage(request))`.
 */
export function throwAsPage(request: Request): (error: unknown) => never {
  return (error) => {
    if (!isTrpcError(error)) throw error;
    switch (error.code) {
      case "UNAUTHORIZED": {
        const signIn: Response = redirect(signInPath(pageOf(request)));
        throw signIn;
      }
      case "FORBIDDEN":
        throw new Response(null, { status: 403, statusText: "Forbidden" });
      case "NOT_FOUND":
        throw new Response(null, { status: 404, statusText: "Not Found" });
      case "BAD_REQUEST":
        throw new Response(null, { status: 400, statusText: "Bad Request" });
      default:
        throw error;
    }
  };
}

/** Where the visitor is, without the host. A form's target is shown again without its query: it named the action. */
function pageOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return request.method === "GET" || request.method === "HEAD" ? pathname + search : pathname;
}

/** Whether the error says that a provider (Stripe, Calendly) did not answer: to be tried again, and no bug of ours. */
export function isProviderError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === "ProviderError" || isProviderError(error.cause);
}
