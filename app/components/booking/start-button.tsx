import { useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { sessionTypeCard } from "../../../server/domain/text/en/booking/session-type-card.ts";
import type { Instant } from "../../../server/domain/values/instant.ts";
import { useText } from "../../hooks/use-text.tsx";

/**
 * A free start that books, within a form that says of which session type. While it is being sent it keeps its place and the focus, says so, and ignores
 * further presses.
 */
export function StartButton({
  sessionTypeId,
  at,
  isDisabled = false,
  children,
}: {
  readonly sessionTypeId: string;
  readonly at: Instant;
  /** Shows the start, and lets nobody press it. */
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
}) {
  const t = useText(sessionTypeCard);
  const { state, formData } = useNavigation();
  const isBusy =
    state !== "idle" && formData?.get("at") === at && formData.get("sessionTypeId") === sessionTypeId;
  return (
    <button
      type="submit"
      name="at"
      value={at}
      disabled={isDisabled}
      aria-disabled={isBusy || isDisabled}
      className="start"
      onClick={(event) => {
        if (isBusy) event.preventDefault();
      }}
    >
      {/* Remounted: a browser that has translated the label keeps its own elements there. */}
      <span key={isBusy ? "busy" : "idle"}>
        {isBusy ? (
          <>
            <span className="spinner align-middle" aria-hidden="true" />
            <span className="sr-only">{t("asking")}</span>
          </>
        ) : (
          children
        )}
      </span>
    </button>
  );
}
