import type { Role } from "./auth.ts";

/** What an account is; a client's where its row says nothing that we know. */
export function roleOf(role: unknown): Role {
  return role === "builder" || role === "operator" ? role : "client";
}
