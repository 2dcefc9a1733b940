/** What an account may do. */
export type Role = "client" | "builder" | "operator";

/** What an account is; a client's where its row says nothing that we know. */
export function roleOf(role: unknown): Role {
  return role === "builder" || role === "operator" ? role : "client";
}
