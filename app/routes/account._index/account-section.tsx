import type { ReactNode } from "react";

/** One matter of the account page: a card under its own heading, which an address can point at. */
export function AccountSection({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="card scroll-mt-4 p-5 sm:p-6">
      <h2 id={`${id}-title`} className="subtitle">
        {title}
      </h2>
      <div className="mt-4 space-y-4">{children}</div>
    </section>
  );
}
