import { Link } from "@remix-run/react";

interface Words {
  readonly title: string;
  readonly text: string;
}

function wordsOf(status: number): Words {
  switch (status) {
    case 400:
      return {
        title: "That did not make sense to us",
        text: "The address or the form was incomplete. Nothing was booked and nothing was charged.",
      };
    case 403:
      return {
        title: "This page is not yours to see",
        text: "You are signed in, but not as somebody who may open this page.",
      };
    case 404:
      return {
        title: "There is nothing here",
        text: "The address may be mistyped, or the page belongs to another account.",
      };
    case 405:
      return {
        title: "This address takes no visitors",
        text: "It is meant for machines that send us messages.",
      };
    case 429:
      return { title: "A little too fast", text: "Please wait a minute, then try again." };
    default:
      return {
        title: "Something went wrong on our side",
        text: "It has been noted. If you were paying: your booking page knows what happened to the money, and a payment is never taken twice.",
      };
  }
}

/** What a person sees when a page cannot be shown: what happened, and a way on. */
export function ErrorPage({
  status,
  requestId,
}: {
  readonly status: number;
  readonly requestId: string | null;
}) {
  const { title, text } = wordsOf(status);
  return (
    <div className="max-w-xl pt-6">
      <p className="label">Error {status}</p>
      <h1 className="title mt-2">{title}</h1>
      <p className="mt-4 text-soft">{text}</p>
      <p className="mt-8 flex flex-wrap gap-3">
        <Link to="/bookings" className="button">
          My bookings
        </Link>
        <Link to="/" className="button-quiet">
          All builders
        </Link>
      </p>
      {status >= 500 && requestId !== null && (
        <p className="label mt-10">
          If you write to us, quote this number: <code className="select-all text-ink">{requestId}</code>
        </p>
      )}
    </div>
  );
}
