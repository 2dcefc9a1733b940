import { offerPath } from "../../../server/domain/offer/embed-paths.ts";
import { builderEmbed } from "../../../server/domain/text/en/builder/embed.ts";
import { useText } from "../../hooks/use-text.tsx";
import type { EmbedChosen, EmbedOnPage } from "../../page-data.ts";
import { CopyButton } from "../forms/copy-button.tsx";

/** The address to give to somebody, as a text and as a code to print. */
export function EmbedLink({
  embed,
  chosen,
  qr,
}: {
  readonly embed: EmbedOnPage;
  readonly chosen: EmbedChosen;
  readonly qr: { readonly size: number; readonly path: string };
}) {
  const t = useText(builderEmbed);
  const address = `${embed.appUrl}${offerPath(embed.builder.slug, chosen.session?.id ?? null)}`;
  const query = chosen.session === null ? "" : `?session=${chosen.session.id}`;
  return (
    <div className="card space-y-5 p-5 sm:p-6">
      <p className="text-soft">{t("linkText")}</p>
      <p>
        <code translate="no" aria-label={t("linkAddress")} className="code select-all">
          {address}
        </code>
      </p>
      <CopyButton key={address} text={address} />
      <svg
        role="img"
        aria-label={t("qrCode")}
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        shapeRendering="crispEdges"
        className="h-auto w-52 max-w-full rounded-lg bg-white text-black"
      >
        <path d={qr.path} fill="currentColor" />
      </svg>
      <p className="flex flex-wrap gap-x-5">
        <a href={`/builder/embed/qr/svg${query}`} download className="link inline-flex min-h-11 items-center">
          {t("svg")}
        </a>
        <a href={`/builder/embed/qr/png${query}`} download className="link inline-flex min-h-11 items-center">
          {t("png")}
        </a>
      </p>
    </div>
  );
}
