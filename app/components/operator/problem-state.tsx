import type { ProblemState } from "../../../server/domain/problem-report/problem-report.ts";
import { problemNames } from "../../../server/domain/text/en/problem-report/names.ts";
import { useText } from "../../hooks/use-text.tsx";
import { Icon } from "../page/icon.tsx";

const LOOKS = {
  new: { icon: "warning", color: "text-warn" },
  planned: { icon: "clock", color: "text-soft" },
  mended: { icon: "check", color: "text-good" },
} as const satisfies Record<ProblemState, unknown>;

/** How a group of reports stands, in a word with its sign. */
export function ProblemStateMark({ state }: { readonly state: ProblemState }) {
  const t = useText(problemNames);
  const { icon, color } = LOOKS[state];
  return (
    <span className={`inline-flex items-center gap-1 font-medium ${color}`}>
      <Icon name={icon} className="scale-75" />
      {t("state", { state })}
    </span>
  );
}
