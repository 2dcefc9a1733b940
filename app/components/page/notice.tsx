import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

const ICONS = { plain: "info", warn: "warning", bad: "cross", good: "check" } as const satisfies Record<
  string,
  IconName
>;
const COLORS = { plain: "text-soft", warn: "text-warn", bad: "text-bad", good: "text-good" } as const;

/** A highlighted sentence. `alert` when it answers what the person just did. */
export function Notice({
  tone,
  alert = false,
  children,
}: {
  readonly tone: keyof typeof ICONS;
  readonly alert?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className="notice" data-tone={tone} role={alert ? "alert" : undefined}>
      <Icon name={ICONS[tone]} className={`mt-0.5 ${COLORS[tone]}`} />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
