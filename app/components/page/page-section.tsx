import type { ReactNode } from "react";

/** A part of a page under a small heading. */
export function PageSection({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="section mb-2.5">
        {title}
      </h2>
      {children}
    </section>
  );
}
