import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { operatorDelivery } from "../../../server/domain/text/en/operator/delivery.ts";
import { FormField } from "../../components/forms/form-field.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { Notice } from "../../components/page/notice.tsx";
import { PageSection } from "../../components/page/page-section.tsx";
import { rich, useText } from "../../hooks/use-text.tsx";
import type { DeliveryOnPage } from "../../page-data.ts";

/** What the page was answered when the replay was not ordered. */
export interface ReplayAnswer {
  /** As it was typed. */
  readonly note: string;
  /** What is wrong with the reason. */
  readonly error: string | null;
  readonly because: NonNullable<DeliveryOnPage["hindrance"]> | "gone" | null;
}

/** Orders a replay, or says why there is none. */
export function ReplayForm({
  delivery: { id, source, hindrance },
  answer,
}: {
  readonly delivery: Pick<DeliveryOnPage, "id" | "source" | "hindrance">;
  readonly answer: ReplayAnswer | null;
}) {
  const t = useText(operatorDelivery);
  const because = answer?.because ?? null;
  const inWords = (reason: NonNullable<ReplayAnswer["because"]>) =>
    reason === "dead"
      ? rich(
          t.parts("dead", {
            link: (text: ReactNode[]) => (
              <Link to={`/operator/failed-jobs#delivery:${id}`} className="link">
                {text}
              </Link>
            ),
          }),
        )
      : t(reason);
  return (
    <PageSection id="replay" title={t("replay")}>
      <div className="card space-y-4 p-5">
        {because !== null && because !== hindrance && (
          <Notice tone="warn" alert>
            {inWords(because)}
          </Notice>
        )}
        {hindrance !== null ? (
          <p className="text-soft">{inWords(hindrance)}</p>
        ) : (
          <Form method="post" action={`/operator/deliveries/${id}`} className="space-y-4" noValidate>
            <p className="text-soft">{t("replayHelp", { source })}</p>
            <FormField
              name="note"
              label={t("reason")}
              type="text"
              autoComplete="off"
              hint={t("reasonHint")}
              defaultValue={answer?.note ?? ""}
              error={answer?.error ?? undefined}
              focus
            />
            <SubmitButton name="intent" value="replay" busy={t("busy")}>
              {t("button")}
            </SubmitButton>
          </Form>
        )}
      </div>
    </PageSection>
  );
}
