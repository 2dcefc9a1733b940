import type { ReactNode } from "react";

/** Says what is being waited for and for how long it usually takes. It ends by itself. */
export function Waiting({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div role="status" className="flex gap-4 rounded-xl border border-line bg-sunken p-5">
      <span className="spinner mt-0.5" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        <p className="mt-1 text-soft">{children}</p>
      </div>
    </div>
  );
}
