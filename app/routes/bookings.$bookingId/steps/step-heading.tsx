import type { ReactNode } from "react";

/** The step's heading says what is asked; it takes the focus when the step changes. */
export const STEP_HEADING_ID = "step";

export function StepHeading({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <>
      <h1 id={STEP_HEADING_ID} tabIndex={-1} className="title scroll-mt-6">
        {title}
      </h1>
      {children !== undefined && <p className="mt-3 text-soft">{children}</p>}
    </>
  );
}
