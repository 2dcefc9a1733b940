import type { ReactNode } from "react";
import type { Instant } from "../../../server/domain/values/instant.ts";

/** A free start that books, within the form of its session type. */
export function StartButton({
  at,
  isDisabled = false,
  children,
}: {
  readonly at: Instant;
  /** Shows the start, and lets nobody press it. */
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="submit"
      name="at"
      value={at}
      disabled={isDisabled}
      aria-disabled={isDisabled}
      className="start"
    >
      {children}
    </button>
  );
}
