import { problemAnswer } from "./problem-report/answer.ts";
import { answerMailText } from "./problem-report/answer-mail.ts";
import { problemForm } from "./problem-report/form.ts";
import { problemGroup } from "./problem-report/group.ts";
import { problemGroups } from "./problem-report/groups.ts";
import { problemLink } from "./problem-report/link.ts";
import { problemNames } from "./problem-report/names.ts";
import { problemsOfBooking } from "./problem-report/of-booking.ts";
import { problemsMailText } from "./problem-report/problems-mail.ts";
import { problemReport } from "./problem-report/report.ts";
import { problemReportLine } from "./problem-report/report-line.ts";
import type { Room } from "../room.ts";

export const germanProblemReport: Room = {
  "problem-report/answer": problemAnswer,
  "problem-report/answer-mail": answerMailText,
  "problem-report/form": problemForm,
  "problem-report/group": problemGroup,
  "problem-report/groups": problemGroups,
  "problem-report/link": problemLink,
  "problem-report/names": problemNames,
  "problem-report/of-booking": problemsOfBooking,
  "problem-report/problems-mail": problemsMailText,
  "problem-report/report": problemReport,
  "problem-report/report-line": problemReportLine,
};
