import { apiKeysText } from "../../../server/domain/text/en/account/api-keys.ts";
import type { ApiKeyAnswer } from "../../forms/api-key-answer.ts";
import { useText } from "../../hooks/use-text.tsx";
import type { ApiKeysOnPage } from "../../page-data.ts";
import { LinkSent } from "../forms/link-sent.tsx";
import { MailedLinkForm } from "../forms/mailed-link-form.tsx";
import { Notice } from "../page/notice.tsx";
import { PageSection } from "../page/page-section.tsx";
import { ApiKeyForm } from "./api-key-form.tsx";
import { ApiKeyRow } from "./api-key-row.tsx";
import { NewApiKey } from "./new-api-key.tsx";

export interface ApiKeysPage extends ApiKeysOnPage {
  /** The address of the owner's account. */
  readonly email: string;
  /** The key that is asked about, whether it is to end; null for none. */
  readonly revoking: string | null;
  readonly isRevoked: boolean;
}

/** The keys of a builder's or an operator's own programs: the list, and the form for another. */
export function ApiKeysView({
  role,
  page,
  answer,
}: {
  readonly role: "builder" | "operator";
  readonly page: ApiKeysPage;
  readonly answer: ApiKeyAnswer;
}) {
  const t = useText(apiKeysText);
  const { keys, keysMax, proof, email } = page;
  const address = `/${role}/api-keys`;
  return (
    <div className="max-w-2xl space-y-8">
      <div>
        <h1 className="title">{t("title")}</h1>
        <p className="mt-2 text-soft">
          {t(`lead_${role}`)}{" "}
          <a href="/developers" className="link">
            {t("developers")}
          </a>
        </p>
        {keys.length > 0 && (
          <a href="#create" className="link mt-2 inline-flex min-h-11 items-center">
            {t("create")}
          </a>
        )}
      </div>
      {answer.created !== null && <NewApiKey name={answer.created.name} value={answer.created.key} />}
      {answer.created === null && page.isRevoked && (
        <Notice tone="good" alert>
          {t("revoked")}
        </Notice>
      )}
      <PageSection id="keys" title={t("yours")}>
        {keys.length === 0 ? (
          <p className="card p-5 text-soft sm:p-6">{t("none")}</p>
        ) : (
          <ul className="space-y-4">
            {keys.map((key) => (
              <ApiKeyRow key={key.id} apiKey={key} page={address} asksToRevoke={page.revoking === key.id} />
            ))}
          </ul>
        )}
      </PageSection>
      <PageSection id="create" title={t("create")}>
        <div className="card space-y-5 p-5 sm:p-6">
          {answer.errors.form !== undefined && (
            <Notice tone="bad" alert>
              {answer.errors.form}
            </Notice>
          )}
          {answer.mailedTo !== null && <LinkSent to={answer.mailedTo} />}
          {keys.length >= keysMax ? (
            <p>{t("full", { most: keysMax })}</p>
          ) : proof === "sign_in" ? (
            <p className="text-soft">{t("signInAgain")}</p>
          ) : (
            <ApiKeyForm
              // Emptied once a key was made.
              key={answer.created?.key ?? "form"}
              page={address}
              proof={proof}
              typed={answer.typed}
              errors={answer.errors}
            />
          )}
          {proof !== "nothing" && keys.length < keysMax && <MailedLinkForm action={address} email={email} />}
        </div>
      </PageSection>
    </div>
  );
}
