import type { paths } from "../server/api";
import type { FollowUp, Interview, Outcome, Process } from "../server/types";

/** Something that the owner says, ready to be sent now or later: plain data, so that it outlives the page. */
export interface Act {
  readonly does: "done" | "skip" | "snooze" | "reopen" | "outcome" | "promise" | "contact" | "note" | "answer" | "agency" | "join" | "split" | "noshow" | "judge" | "undo";
  /** The id that it is about. */
  readonly about: string;
  /** The process that it changes: what is said about the same one before it is heard changes its version. */
  readonly chain: string;
  readonly method: "post" | "patch";
  readonly path: keyof paths & string;
  readonly body?: unknown;
  /** As the owner saw it. */
  readonly etag?: string | undefined;
  /** Makes repeating harmless. */
  readonly key: string;
}

const act = (does: Act["does"], about: string, chain: string, path: Act["path"], etag?: string, body?: unknown, method: Act["method"] = "post"): Act =>
  ({ does, about, chain, path, method, etag, key: crypto.randomUUID(), ...(body === undefined ? {} : { body }) });

const ofFollowUp = (does: Act["does"], one: FollowUp, path: Act["path"], body?: unknown): Act => act(does, one.id, one.processId, path, one.etag, body);
const ofProcess = (does: Act["does"], one: Process, path: Act["path"], body: unknown): Act => act(does, one.id, one.id, path, one.etag, body);
const ofInterview = (does: Act["does"], one: Judged, path: Act["path"], body?: unknown, method?: Act["method"]): Act => act(does, one.id, one.processId ?? one.id, path, one.etag, body, method);

type Judged = Pick<Interview, "id" | "etag"> & { processId?: string | null };

export const done = (one: FollowUp): Act => ofFollowUp("done", one, "/api/v1/follow-ups/{id}/done");
export const skip = (one: FollowUp): Act => ofFollowUp("skip", one, "/api/v1/follow-ups/{id}/skip");
export const reopen = (one: FollowUp): Act => ofFollowUp("reopen", one, "/api/v1/follow-ups/{id}/reopen");
export const snooze = (one: FollowUp, until: string): Act => ofFollowUp("snooze", one, "/api/v1/follow-ups/{id}/snooze", { until });
export const outcome = (one: Process, word: Outcome): Act => ofProcess("outcome", one, "/api/v1/processes/{id}/outcome", { outcome: word });
export const answer = (one: Process, word: "answered" | "next" | "waiting" | "no"): Act => ofProcess("answer", one, "/api/v1/processes/{id}/answer", { answer: word });
export const promise = (one: Process, date: string): Act => ofProcess("promise", one, "/api/v1/processes/{id}/promise", { date });
export const contact = (one: Process, on: string, by: string): Act => ofProcess("contact", one, "/api/v1/processes/{id}/contact", { on, by });
export const agency = (one: Process, name: string): Act => ofProcess("agency", one, "/api/v1/processes/{id}/agency", { name });
export const join = (one: Process, other: Process): Act => ofProcess("join", one, "/api/v1/processes/{id}/join", { with: other.id });
/** A note adds to what is there: it collides with nothing, and so has no version. */
export const note = (processId: string, text: string): Act => act("note", processId, processId, "/api/v1/processes/{id}/note", undefined, { text });
export const judge = (one: Judged, isInterview: boolean): Act => ofInterview("judge", one, "/api/v1/interviews/{id}", { isInterview }, "patch");
export const split = (one: Judged): Act => ofInterview("split", one, "/api/v1/interviews/{id}/split");
export const nobodyCame = (one: Judged): Act => ofInterview("noshow", one, "/api/v1/interviews/{id}/noshow", { nobodyCame: true });
export const undo = (run: string): Act => act("undo", run, run, "/api/v1/runs/{id}/undo");
/** The opposite verdict: what takes a verdict back, since undoing its run leaves the entry as it was judged. */
export const contrary = (said: Act): Act => ({ ...said, etag: undefined, key: crypto.randomUUID(), body: { isInterview: !(said.body as { isInterview: boolean }).isInterview } });
