import { Link } from "@remix-run/react";
import { AccountSection } from "./account-section.tsx";

export function DataSection() {
  return (
    <AccountSection id="data" title="Your data">
      <p className="text-soft">
        All that is stored here about you, in one file (JSON): the account, your bookings with their money and
        history, and what you sell.
      </p>
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        <a href="/account/export" download className="button-quiet">
          Download your data
        </a>
        <Link to="/account/erase" className="button-text text-bad">
          Erase the account
        </Link>
      </div>
    </AccountSection>
  );
}
