import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { bookingSteps } from "../../../server/domain/text/en/booking/steps.ts";
import { useText } from "../../hooks/use-text.tsx";
import type { BookingOnPage } from "../../page-data.ts";

/** Says what is being waited for and for how long it usually takes. It ends by itself. */
export function Waiting({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div role="status" className="flex gap-4 rounded-xl border border-line bg-sunken p-5">
      <span className="spinner mt-0.5" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        <p className="mt-1 text-soft">{children}</p>
      </div>
    </div>
  );
}

/** The end of a wait that took too long: nobody has to stay, and nothing is lost. */
export function OnIt({
  booking,
  children,
}: {
  readonly booking: BookingOnPage;
  readonly children: ReactNode;
}) {
  const t = useText(bookingSteps);
  return (
    <div role="status" className="rounded-xl border border-line bg-sunken p-5">
      <p className="font-medium">{t("late")}</p>
      <p className="mt-1 text-soft wrap-anywhere">
        {children} {t("lateMail", { email: booking.client.email })}
      </p>
      <p className="mt-3">
        <Link to={`/bookings/${booking.id}`} reloadDocument className="button-quiet">
          {t("lookAgain")}
        </Link>
      </p>
    </div>
  );
}
