import { Form, Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { RECOVERY_CODES_COUNT } from "../../../server/domain/values/second-factor.ts";
import { PageSection } from "../../components/page/page-section.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { setUpPath } from "../../second-factor-paths.ts";
import { recoveryCodesText } from "../../../server/domain/text/en/account/recovery-codes.ts";
import { rich, useText } from "../../hooks/use-text.tsx";

/** The new codes: they are never shown again. */
export function NewRecoveryCodes({
  codes,
  next,
}: {
  readonly codes: readonly string[];
  readonly next: string;
}) {
  const t = useText(recoveryCodesText);
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that made them is at the other end of the page.
  useEffect(() => heading.current?.focus(), [codes]);
  return (
    <section aria-labelledby="new-codes" className="card space-y-4 p-5" role="alert">
      <h2 ref={heading} id="new-codes" tabIndex={-1} className="subtitle w-fit scroll-mt-6">
        {t("yours")}
      </h2>
      <p>
        {rich(t.parts("keep", { strong: (text) => <strong className="font-semibold">{rich(text)}</strong> }))}
      </p>
      <ul className="grid gap-x-8 gap-y-1 font-mono sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code} className="wrap-anywhere">
            {code}
          </li>
        ))}
      </ul>
      <p className="flex flex-wrap gap-3">
        <a
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(fileOf(t("file"), codes))}`}
          download="buildappswith-recovery-codes.txt"
          className="button-quiet"
        >
          {t("download")}
        </a>
        <Link to={next} className="button">
          {t("saved")}
        </Link>
      </p>
    </section>
  );
}

function fileOf(title: string, codes: readonly string[]): string {
  return `${title}\n\n${codes.join("\n")}\n`;
}

/** How many are left, and new ones. */
export function RecoverySection({ left, next }: { readonly left: number; readonly next: string }) {
  const t = useText(recoveryCodesText);
  return (
    <PageSection id="recovery" title={t("title")}>
      <Form method="post" action={setUpPath(next)} className="card space-y-4 p-5">
        <p>{left === 0 ? t("none") : t("left", { left, all: String(RECOVERY_CODES_COUNT) })}</p>
        <SubmitButton name="intent" value="recovery-codes" busy={t("creating")} look="button-quiet">
          {t(left === 0 ? "create" : "createNew")}
        </SubmitButton>
      </Form>
    </PageSection>
  );
}
