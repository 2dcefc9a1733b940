import { useEffect, useId, useRef, type ReactNode } from "react";
import { CopyButton } from "./copy-button.tsx";

/** A key or a secret that was just made, as the owner has to keep it: it is never shown again. Announced, and takes the focus. */
export function ShownOnce({
  title,
  children,
  name,
  value,
}: {
  readonly title: string;
  /** That it is shown once, and what to do. */
  readonly children: ReactNode;
  /** What the text is called to whoever does not see where it stands. */
  readonly name: string;
  readonly value: string;
}) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that made it is further down.
  useEffect(() => heading.current?.focus(), [value]);
  return (
    <section aria-labelledby={id} className="card space-y-4 p-5 sm:p-6" role="alert">
      <h2 ref={heading} id={id} tabIndex={-1} className="subtitle w-fit max-w-full scroll-mt-6 wrap-anywhere">
        {title}
      </h2>
      <p>{children}</p>
      <p>
        <code aria-label={name} dir="ltr" className="font-mono wrap-anywhere select-all">
          {value}
        </code>
      </p>
      <CopyButton key={value} text={value} />
    </section>
  );
}
