import { Link } from "@remix-run/react";
import { needsList } from "../../../server/domain/text/en/page/needs-list.ts";
import { useText } from "../../hooks/use-text.tsx";
import type { Need } from "../../text/need.ts";
import { Icon } from "../page/icon.tsx";
import { StatusPill } from "../page/status-pill.tsx";
import { PageSection } from "../page/page-section.tsx";

/** The first question of every dashboard, and its answer. */
export function NeedsList({
  needs,
  nothing,
}: {
  readonly needs: readonly Need[];
  /** What to say when nothing waits. */
  readonly nothing: string;
}) {
  const t = useText(needsList);
  return (
    <PageSection id="needs" title={t("title")}>
      {needs.length === 0 ? (
        <p className="card flex items-center gap-3 p-5">
          <Icon name="check" className="text-good" /> {nothing}
        </p>
      ) : (
        <ul className="card divide-y divide-line overflow-hidden">
          {needs.map(({ to, title, text, bad, severity }) => (
            <li key={`${to} ${title}`} className="row">
              {severity === undefined && (
                <Icon name={bad ? "warning" : "info"} className={bad ? "text-bad" : "text-notice"} />
              )}
              <div className="min-w-0 flex-1 wrap-anywhere">
                {severity !== undefined && (
                  <p className="mb-1.5">
                    <StatusPill tone={bad ? "bad" : "warn"} icon="warning">
                      {severity}
                    </StatusPill>
                  </p>
                )}
                <Link to={to} className="font-semibold after:absolute after:inset-0">
                  {title}
                </Link>
                <p className="text-soft">{text}</p>
              </div>
              <Icon name="chevron" className="text-soft" />
            </li>
          ))}
        </ul>
      )}
    </PageSection>
  );
}
