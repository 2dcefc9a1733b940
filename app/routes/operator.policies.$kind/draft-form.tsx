import { Form } from "@remix-run/react";
import { operatorPolicies } from "../../../server/domain/text/en/operator/policies.ts";
import { formatDayAndTime, formatNumber } from "../../../server/domain/text/formats.ts";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { TextArea } from "../../components/forms/text-area.tsx";
import { useOperatorZone } from "../../hooks/use-operator-zone.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { SitePolicyDraft } from "../../page-data.ts";

/** The text in one language. Saving it changes nothing that anybody reads. */
export function DraftForm({
  page: { draft, language: writtenIn, versions },
  typed,
  error,
}: {
  readonly page: Pick<SitePolicyDraft, "draft" | "language" | "versions">;
  /** What was typed and not taken; null otherwise. */
  readonly typed: string | null;
  readonly error: string | null;
}) {
  const t = useText(operatorPolicies);
  const language = useLanguage();
  const zone = useOperatorZone();
  const [current] = versions;
  const { problem, savedAt } = draft;
  const status =
    savedAt !== null
      ? t("saved", { time: formatDayAndTime(savedAt, zone, language) })
      : current !== undefined
        ? t("unsaved", { number: formatNumber(current.number, language) })
        : draft.text === ""
          ? null
          : t("template");
  // A text that was never saved is not wrong yet.
  const problemWords =
    problem === null || savedAt === null
      ? undefined
      : problem.because === "empty"
        ? t("empty")
        : t(problem.because, { line: formatNumber(problem.line, language) });
  return (
    <Form method="post" className="space-y-4" noValidate>
      <input type="hidden" name="language" value={writtenIn} />
      <TextArea
        name="text"
        label={t("text")}
        hint={t("textHelp")}
        rows={18}
        language={writtenIn}
        defaultValue={typed ?? draft.text}
        error={error ?? problemWords}
      />
      {status !== null && <p className="text-soft">{status}</p>}
      <p className="flex flex-wrap gap-3">
        <SubmitButton name="intent" value="preview" busy={t("saving")}>
          {t("preview")}
        </SubmitButton>
        <SubmitButton name="intent" value="save" busy={t("saving")} look="button-quiet">
          {t("save")}
        </SubmitButton>
      </p>
    </Form>
  );
}
