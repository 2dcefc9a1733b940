import type { LoaderFunctionArgs } from "@remix-run/node";
import { pageFailure } from "../page-failure.ts";

/** A page that builders and operators both have, each with what is theirs. */
export type KeyOwnerRole = "builder" | "operator";

/** Throws the page of a 403 where a builder opens the operators' page, or an operator a builder's. Whoever is nobody is asked to sign in elsewhere. */
export function refuseOtherRole(
  { context, request }: Pick<LoaderFunctionArgs, "context" | "request">,
  role: KeyOwnerRole,
): void {
  const { kind } = context.actor;
  if (kind !== "nobody" && (kind === "builder") !== (role === "builder")) throw pageFailure(request, 403);
}
