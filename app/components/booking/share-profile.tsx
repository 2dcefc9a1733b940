import { publicProfile } from "../../../server/domain/text/en/page/profile.ts";
import { useText } from "../../hooks/use-text.tsx";
import { Icon } from "../page/icon.tsx";

/** A profile's address, which one press selects whole, and a mail with it: nothing of it needs a script. */
export function ShareProfile({
  address,
  name,
}: {
  readonly address: string;
  /** The builder's, for the mail's subject. */
  readonly name: string;
}) {
  const t = useText(publicProfile);
  return (
    <details className="disclosure mt-2 text-[0.9375rem]">
      <summary>
        <Icon name="link" className="scale-75" />
        {t("share")}
      </summary>
      <p className="label">{t("shareHelp")}</p>
      <p translate="no" className="code mt-1 rounded-control bg-sunken px-3 py-2.5 select-all">
        {address}
      </p>
      <a
        href={`mailto:?subject=${encodeURIComponent(name)}&body=${encodeURIComponent(address)}`}
        className="link inline-flex min-h-11 items-center"
      >
        {t("shareMail")}
      </a>
    </details>
  );
}
