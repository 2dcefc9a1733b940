import { Link } from "@remix-run/react";
import { builderFirstSteps } from "../../../server/domain/text/en/builder/first-steps.ts";
import { rich, useText } from "../../hooks/use-text.tsx";
import type { firstStepsOf } from "../../text/first-steps.ts";
import { Icon } from "../page/icon.tsx";
import { PageSection } from "../page/page-section.tsx";

/** The steps to the first sale, as a checklist. */
export function FirstSteps({ steps }: { readonly steps: ReturnType<typeof firstStepsOf> }) {
  const t = useText(builderFirstSteps);
  const next = steps.find(({ isDone }) => !isDone);
  return (
    <PageSection id="first-steps" title={t("title")}>
      <ol className="card divide-y divide-line overflow-hidden">
        {steps.map((step) => (
          <li
            key={step.title}
            aria-current={step === next ? "step" : undefined}
            className="relative flex items-center gap-4 px-5 py-4 hover:bg-sunken"
          >
            <Icon
              name={step.isDone ? "check" : step === next ? "arrow" : "clock"}
              className={step.isDone ? "text-good" : step === next ? "text-accent-ink" : "text-soft"}
            />
            <div className="min-w-0 flex-1">
              <Link
                to={step.to}
                className={`after:absolute after:inset-0 ${step === next ? "font-semibold" : "font-medium"}`}
              >
                {step.isDone
                  ? rich(
                      t.parts("done", {
                        title: step.title,
                        hidden: (text) => <span className="sr-only">{text}</span>,
                      }),
                    )
                  : step.title}
              </Link>
              {!step.isDone && <p className="text-soft">{step.text}</p>}
            </div>
          </li>
        ))}
      </ol>
    </PageSection>
  );
}
