import type { ReactNode } from "react";

/** One event of a booking in a description list. */
export function Detail({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="py-3">
      <dt className="label">{label}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}
