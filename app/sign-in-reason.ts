/** What a sign-in is for, as far as the page that follows says it. */
type SignInReason = "booking" | "bookings" | "builder" | "operator" | "account";

const FIRST_PARTS = {
  builder: "builder",
  operator: "operator",
  account: "account",
} as const satisfies Readonly<Record<string, SignInReason>>;

/** What signing in on the way to this path is for; null where that goes without saying. `next`: a path of ours. */
export function signInReasonOf(next: string): SignInReason | null {
  const [first = "", second = ""] = new URL(next, "https://ours.invalid").pathname.split("/").slice(1);
  if (first === "bookings") return second === "" ? "bookings" : "booking";
  for (const [part, reason] of Object.entries(FIRST_PARTS)) if (first === part) return reason;
  return null;
}
