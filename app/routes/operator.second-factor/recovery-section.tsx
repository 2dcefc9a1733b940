import { Form, Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { RECOVERY_CODES_COUNT } from "../../../server/domain/values/second-factor.ts";
import { PageSection } from "../../components/page/page-section.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { setUpPath } from "../../second-factor-paths.ts";

/** The new codes: they are never shown again. */
export function NewRecoveryCodes({
  codes,
  next,
}: {
  readonly codes: readonly string[];
  readonly next: string;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that made them is at the other end of the page.
  useEffect(() => heading.current?.focus(), [codes]);
  return (
    <section aria-labelledby="new-codes" className="card space-y-4 p-5" role="alert">
      <h2 ref={heading} id="new-codes" tabIndex={-1} className="subtitle w-fit scroll-mt-6">
        Your recovery codes
      </h2>
      <p>
        Keep them where you find them without your phone. Each stands in for your second factor once.{" "}
        <strong className="font-semibold">They are shown only now.</strong>
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
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(fileOf(codes))}`}
          download="buildappswith-recovery-codes.txt"
          className="button-quiet"
        >
          Download as text
        </a>
        <Link to={next} className="button">
          I have saved them: continue
        </Link>
      </p>
    </section>
  );
}

function fileOf(codes: readonly string[]): string {
  return `BuildAppsWith recovery codes. Each works once.\n\n${codes.join("\n")}\n`;
}

/** How many are left, and new ones. */
export function RecoverySection({ left, next }: { readonly left: number; readonly next: string }) {
  return (
    <PageSection id="recovery" title="Recovery codes">
      <Form method="post" action={setUpPath(next)} className="card space-y-4 p-5">
        <p>
          {left === 0
            ? "You have none. Without them, a lost phone means that whoever runs the server must reset your second factor."
            : `${left} of ${RECOVERY_CODES_COUNT} are left. New ones end the old ones.`}
        </p>
        <SubmitButton name="intent" value="recovery-codes" busy="Making them…" look="button-quiet">
          {left === 0 ? "Make recovery codes" : "Make new recovery codes"}
        </SubmitButton>
      </Form>
    </PageSection>
  );
}
