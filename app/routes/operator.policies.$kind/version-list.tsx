import {
  sitePolicyPath,
  type SitePolicyKind,
  type SitePolicyVersion,
} from "../../../server/domain/site-policy/site-policy.ts";
import { operatorPolicies } from "../../../server/domain/text/en/operator/policies.ts";
import { formatDay, formatNumber } from "../../../server/domain/text/formats.ts";
import { useOperatorZone } from "../../hooks/use-operator-zone.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";

/** Everything that ever held, latest first. */
export function VersionList({
  kind,
  versions,
}: {
  readonly kind: SitePolicyKind;
  readonly versions: readonly SitePolicyVersion[];
}) {
  const t = useText(operatorPolicies);
  const language = useLanguage();
  const zone = useOperatorZone();
  return (
    <section aria-labelledby="versions">
      <h2 id="versions" className="subtitle">
        {t("versions")}
      </h2>
      {versions.length === 0 ? (
        <p className="mt-2 text-soft">{t("none")}</p>
      ) : (
        <ul className="mt-1">
          {versions.map(({ number, publishedAt }) => (
            <li key={number} className="flex min-h-11 flex-wrap items-center">
              <span>
                {rich(
                  t.parts("version", {
                    number: formatNumber(number, language),
                    day: formatDay(publishedAt, zone, language),
                    link: (words) => (
                      <a className="link" href={sitePolicyPath(kind, number)}>
                        {rich(words)}
                      </a>
                    ),
                  }),
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
