import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

/** How something is: well, under way, waiting for somebody, gone wrong, or over. */
export type StatusTone = "good" | "notice" | "warn" | "bad" | "plain";

/** A status in a list or at the head of a page: in words, with an icon, on the tint of its severity. Never by colour alone. */
export function StatusPill({
  tone,
  icon,
  children,
}: {
  readonly tone: StatusTone;
  readonly icon: IconName;
  readonly children: ReactNode;
}) {
  return (
    <span className="pill" data-tone={tone}>
      <Icon name={icon} />
      <span className="min-w-0">{children}</span>
    </span>
  );
}
