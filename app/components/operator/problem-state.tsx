import type { ProblemState } from "../../../server/domain/problem-report/problem-report.ts";
import { problemNames } from "../../../server/domain/text/en/problem-report/names.ts";
import { useText } from "../../hooks/use-text.tsx";
import { StatusPill } from "../page/status-pill.tsx";

const LOOKS = {
  new: { icon: "warning", tone: "warn" },
  planned: { icon: "clock", tone: "notice" },
  mended: { icon: "check", tone: "good" },
} as const satisfies Record<ProblemState, unknown>;

/** How a group of reports stands, in a word with its sign. */
export function ProblemStateMark({ state }: { readonly state: ProblemState }) {
  const t = useText(problemNames);
  const { icon, tone } = LOOKS[state];
  return (
    <StatusPill tone={tone} icon={icon}>
      {t("state", { state })}
    </StatusPill>
  );
}
