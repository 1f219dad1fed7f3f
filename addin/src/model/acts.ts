import type { paths } from "../server/api";
import type { FollowUp, Interview, Outcome, Process } from "../server/types";

/** Something that the owner says, ready to be sent now or later: plain data, so that it outlives the page. */
export interface Act {
  readonly does: "done" | "skip" | "snooze" | "reopen" | "outcome" | "promise" | "contact" | "note" | "answer" | "agency" | "join" | "split" | "noshow" | "judge" | "undo";
  /** The id that it is about. */
  readonly about: string;
  readonly method: "post" | "patch";
  readonly path: keyof paths & string;
  readonly body?: unknown;
  /** As the owner saw it. */
  readonly etag?: string | undefined;
  /** Makes repeating harmless. */
  readonly key: string;
}

const act = (does: Act["does"], about: string, path: Act["path"], etag?: string, body?: unknown, method: Act["method"] = "post"): Act =>
  ({ does, about, path, method, etag, key: crypto.randomUUID(), ...(body === undefined ? {} : { body }) });

export const done = (one: FollowUp): Act => act("done", one.id, "/api/v1/follow-ups/{id}/done", one.etag);
export const skip = (one: FollowUp): Act => act("skip", one.id, "/api/v1/follow-ups/{id}/skip", one.etag);
export const reopen = (one: FollowUp): Act => act("reopen", one.id, "/api/v1/follow-ups/{id}/reopen", one.etag);
export const snooze = (one: FollowUp, until: string): Act => act("snooze", one.id, "/api/v1/follow-ups/{id}/snooze", one.etag, { until });
export const outcome = (one: Process, word: Outcome, etag?: string): Act => act("outcome", one.id, "/api/v1/processes/{id}/outcome", etag, { outcome: word });
export const promise = (one: Process, date: string, etag?: string): Act => act("promise", one.id, "/api/v1/processes/{id}/promise", etag, { date });
export const contact = (one: Process, on: string, by: string, etag?: string): Act => act("contact", one.id, "/api/v1/processes/{id}/contact", etag, { on, by });
/** A note adds to what is there: it collides with nothing, and so has no version. */
export const note = (processId: string, text: string): Act => act("note", processId, "/api/v1/processes/{id}/note", undefined, { text });
export const judge = (interview: Pick<Interview, "id" | "etag">, isInterview: boolean): Act =>
  act("judge", interview.id, "/api/v1/interviews/{id}", interview.etag, { isInterview }, "patch");
export const answer = (one: Process, word: string, etag?: string): Act => act("answer", one.id, "/api/v1/processes/{id}/answer", etag, { answer: word });
export const agency = (one: Process, name: string, etag?: string): Act => act("agency", one.id, "/api/v1/processes/{id}/agency", etag, { name });
export const join = (one: Process, other: Process): Act => act("join", one.id, "/api/v1/processes/{id}/join", one.etag, { with: other.id });
export const split = (one: Interview): Act => act("split", one.id, "/api/v1/interviews/{id}/split", one.etag);
export const nobodyCame = (one: Interview): Act => act("noshow", one.id, "/api/v1/interviews/{id}/noshow", one.etag);
export const undo = (run: string): Act => act("undo", run, "/api/v1/runs/{id}/undo");
