import type { FieldDescription } from "../../../server/domain/contract/contract-description.ts";
import { developersPage } from "../../../server/domain/text/en/developers/page.ts";
import { useText } from "../../hooks/use-text.tsx";
import { DocumentWords } from "./document-words.tsx";
import { TypeNotation } from "./type-notation.tsx";

/** Fields with their types and what they mean. `saysRequired` is for what is sent: in an answer nearly every field always stands. */
export function FieldList({
  fields,
  objects,
  saysRequired,
}: {
  readonly fields: readonly FieldDescription[];
  readonly objects: readonly string[];
  readonly saysRequired: boolean;
}) {
  const t = useText(developersPage);
  return (
    <dl className="rows text-[0.9375rem]">
      {fields.map(({ name, type, isRequired, description }) => (
        <div key={name}>
          <dt>
            <strong
              translate="no"
              className="code"
            >{`${name}${isRequired || saysRequired ? "" : "?"}`}</strong>
            {saysRequired && isRequired && <span className="label ms-2">{t("required")}</span>}
          </dt>
          <dd>
            <TypeNotation type={type} objects={objects} />
          </dd>
          {description !== null && (
            <dd className="meaning">
              <DocumentWords>{description}</DocumentWords>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
