import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

/** What a phone folds away until somebody asks for it. A wide window shows it, and leaves the summary out. */
export function PhoneFold({ summary, children }: { readonly summary: string; readonly children: ReactNode }) {
  return (
    <details className="disclosure phone-fold">
      <summary>
        <Icon name="chevron" className="chevron" />
        {summary}
      </summary>
      {children}
    </details>
  );
}
