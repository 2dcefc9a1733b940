import { Form } from "@remix-run/react";
import { operatorPolicies } from "../../../server/domain/text/en/operator/policies.ts";
import { formatList, formatNumber, languageInWords } from "../../../server/domain/text/formats.ts";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { PolicyText } from "../../components/page/policy-text.tsx";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { SitePolicyDraft } from "../../page-data.ts";

/** The draft as everybody will read it, and the button that makes it hold. */
export function PreviewAndPublish({
  page: { draft, digest, language: writtenIn, versions, written },
}: {
  readonly page: Pick<SitePolicyDraft, "draft" | "digest" | "language" | "versions" | "written">;
}) {
  const t = useText(operatorPolicies);
  const language = useLanguage();
  const names = written.map((tag) => languageInWords(tag, language));
  return (
    <section aria-labelledby="preview" className="space-y-5">
      <h2 id="preview" className="subtitle scroll-mt-6">
        {t("previewTitle")}
      </h2>
      <div className="card p-5 sm:p-8" lang={writtenIn}>
        <PolicyText blocks={draft.blocks ?? []} />
      </div>
      <Form method="post">
        {/* What was looked at is what is published. */}
        <input type="hidden" name="digest" value={digest} />
        <SubmitButton name="intent" value="publish" busy={t("publishing")}>
          {t("publish", { number: formatNumber((versions[0]?.number ?? 0) + 1, language) })}
        </SubmitButton>
        <p className="label mt-3">{t("publishHelp", { languages: formatList(names, language) })}</p>
      </Form>
    </section>
  );
}
