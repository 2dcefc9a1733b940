import { Link } from "@remix-run/react";
import type { BookingId } from "../../../server/domain/values/ids.ts";
import { Notice } from "../../components/page/notice.tsx";
import { signInPath } from "../../safe-next-path.ts";
import { useTellActor } from "./actor/page-actor.tsx";

/** The sign-in ended while the page stood open. */
export function SignedOutNotice({ bookingId }: { readonly bookingId: BookingId }) {
  return (
    <Notice tone="warn" alert>
      <p className="font-medium">You are signed out on this device</p>
      <p className="mt-1 text-soft">This page shows the booking as it was. Nothing of it is lost.</p>
      <p className="mt-3">
        <Link to={signInPath(`/bookings/${bookingId}`)} className="button-quiet">
          Sign in and go on
        </Link>
      </p>
    </Notice>
  );
}

/** The server does not answer: what is shown is what it said last. It goes by itself. */
export function CutOffNotice() {
  const tell = useTellActor();
  return (
    <Notice tone="warn" alert>
      <p className="font-medium">We can’t be reached from here just now</p>
      <p className="mt-1 text-soft">
        This page shows the booking as we last knew it. Nothing of it is lost, and it goes on by itself once
        you are connected again.
      </p>
      <p className="mt-3">
        <button type="button" className="button-quiet" onClick={() => tell({ type: "LOOK_WANTED" })}>
          Try again now
        </button>
      </p>
    </Notice>
  );
}

/** What was pressed did not reach the server, several times. */
export function NotThroughNotice() {
  return (
    <Notice tone="warn" alert>
      <p className="font-medium">That did not get through to us</p>
      <p className="mt-1 text-soft">
        Nothing was charged. Check your connection, wait a moment, then try once more.
      </p>
    </Notice>
  );
}
