import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { BookingContext, BookingState } from "../../../server/domain/booking/booking.ts";
import { formatPrice } from "../../../server/domain/text/formats.ts";
import { useLanguage } from "../../hooks/use-text.tsx";
import type { Side } from "../../text/booking-status-words.ts";
import { Icon } from "../page/icon.tsx";
import { BookingStatus } from "./booking-status.tsx";

/** A booking in a builder's or operator's list: its session, details, status and price. */
export function BookingRow({
  booking,
  to,
  title,
  side,
  children,
}: {
  readonly booking: { readonly state: BookingState; readonly context: BookingContext };
  readonly to: string;
  readonly title: string;
  readonly side: Side;
  readonly children: ReactNode;
}) {
  return (
    <li className="row">
      <div className="min-w-0 flex-1">
        <h2 className="font-semibold tracking-tight">
          <Link to={to} className="after:absolute after:inset-0">
            {title}
          </Link>
        </h2>
        {children}
        <p className="mt-2">
          <BookingStatus booking={booking} side={side} />
        </p>
      </div>
      <p className="money font-semibold">{formatPrice(booking.context.price, useLanguage())}</p>
      <Icon name="chevron" className="text-soft" />
    </li>
  );
}
