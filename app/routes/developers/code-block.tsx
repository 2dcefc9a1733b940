import type { ReactNode } from "react";

/** Words of a program inside a sentence. */
export function Code({ children }: { readonly children: ReactNode }) {
  return (
    <code translate="no" className="code">
      {children}
    </code>
  );
}

/** Lines of a program. What is too wide or too long for the page scrolls in itself, by keyboard too; on paper it all shows. */
export function CodeBlock({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <pre
      dir="ltr"
      translate="no"
      tabIndex={0}
      role="group"
      aria-label={name}
      className="max-h-96 overflow-auto rounded-[10px] border border-line bg-sunken p-4 font-mono text-[0.8125rem] leading-relaxed print:max-h-none print:overflow-visible print:whitespace-pre-wrap"
    >
      {children}
    </pre>
  );
}
