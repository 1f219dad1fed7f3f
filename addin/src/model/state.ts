import type { FollowUp, Interview, Me, Outcome, Process, ProcessDetails } from "../server/types";
import type { Act } from "./acts";

/** What is known of the service's world: as it was when it was read last. */
export interface World {
  readonly me: Me | null;
  readonly today: string | null;
  readonly processes: readonly Process[];
  readonly interviews: readonly Interview[];
  readonly followUps: readonly FollowUp[];
  /** Processes with all that hangs on them, by id: those that were looked at. */
  readonly details: Readonly<Record<string, ProcessDetails>>;
  readonly etags: Readonly<Record<string, string>>;
}

export const nothing: World = { me: null, today: null, processes: [], interviews: [], followUps: [], details: {}, etags: {} };

/** May we ask, and is there somebody to ask? */
export type Access =
  | { at: "starting" }
  | { at: "open" }
  | { at: "signedOut"; wrongLink: boolean; fault?: string }
  | { at: "noConsent"; adminLink: string }
  | { at: "unsupported"; why: "oldOutlook" | "noMailbox" };

/** The Outlook item that the pane is open on. */
export type Item =
  | { at: "none" }
  | { at: "reading" }
  /** Nobody says what it is, and it was never seen before. */
  | { at: "silent" }
  | { at: "process"; processId: string; interviewId: string | null; followUpId: string | null }
  | { at: "ask"; interviewId: string; reasons: readonly string[] }
  | { at: "stranger"; interviewId: string; reasons: readonly string[] }
  | { at: "mail"; from: string | null; processIds: readonly string[] }
  | { at: "compose"; processIds: readonly string[] }
  | { at: "unsaved" }
  | { at: "shared"; owner: string }
  | { at: "refused"; message: string; cure: string };

export type Route =
  | { page: "today" | "week" | "processes" | "calendar" | "search" | "settings" }
  | { page: "process"; id: string };

export type Sheet =
  | { of: "draft" | "call"; followUp: FollowUp }
  | { of: "snooze"; followUp: FollowUp }
  | { of: "outcome" | "promise" | "contact" | "agency" | "join"; process: Process }
  | { of: "split"; interview: Interview }
  | { of: "erase" };

export interface Toast {
  readonly text: string;
  /** What takes it back. */
  readonly undo?: Act;
  readonly tone: "good" | "bad";
}

export interface State {
  readonly surface: "dashboard" | "pane";
  readonly access: Access;
  /** Without an answer, everything goes on with what is known. */
  readonly line: "up" | "offline" | "gone";
  /** Has the service been heard since the page was opened? */
  readonly fresh: boolean;
  readonly world: World;
  readonly item: Item;
  readonly route: Route;
  readonly sheet: Sheet | null;
  /** What was said while nobody listened, in order. */
  readonly waiting: readonly Act[];
  /** Ids about which something is being said. */
  readonly busy: readonly string[];
  /** What changed under the owner's hands: nothing was done, and it was read anew. */
  readonly conflict: Act | null;
  readonly toast: Toast | null;
}

export type Event =
  | { is: "learned"; world: Partial<World>; fresh: boolean }
  | { is: "opened"; process: ProcessDetails; etag: string | undefined }
  | { is: "lost"; processId: string }
  | { is: "admitted" }
  | { is: "refused"; access: Access }
  | { is: "line"; line: State["line"] }
  | { is: "item"; item: Item }
  | { is: "route"; route: Route }
  | { is: "sheet"; sheet: Sheet | null }
  | { is: "said"; act: Act }
  | { is: "kept"; act: Act }
  | { is: "heard"; act: Act; toast: Toast | null }
  | { is: "conflict"; act: Act | null }
  | { is: "toast"; toast: Toast | null }
  | { is: "erased" };

export function begin(surface: State["surface"], route: Route, waiting: readonly Act[]): State {
  return {
    surface, route, waiting, access: { at: "starting" }, line: "up", fresh: false, world: nothing, item: { at: surface === "pane" ? "reading" : "none" },
    sheet: null, busy: [], conflict: null, toast: null,
  };
}

/** The one place where anything becomes otherwise. */
export function next(state: State, event: Event): State {
  switch (event.is) {
    case "learned":
      return { ...state, world: expecting({ ...state.world, ...event.world }, state.waiting), fresh: state.fresh || event.fresh };
    case "opened": {
      const { id } = event.process;
      const etags = event.etag ? { ...state.world.etags, [id]: event.etag } : state.world.etags;
      return { ...state, world: expecting({ ...state.world, details: { ...state.world.details, [id]: event.process }, etags }, state.waiting) };
    }
    case "lost": {
      const { [event.processId]: _, ...details } = state.world.details;
      const isShown = state.route.page === "process" && state.route.id === event.processId;
      return { ...state, world: { ...state.world, details }, route: isShown ? { page: "processes" } : state.route };
    }
    case "admitted":
      return { ...state, access: { at: "open" }, line: "up" };
    case "refused":
      return { ...state, access: event.access, sheet: null };
    case "line":
      return { ...state, line: event.line };
    case "item":
      return { ...state, item: event.item, sheet: null };
    case "route":
      return { ...state, route: event.route, sheet: null };
    case "sheet":
      return { ...state, sheet: event.sheet };
    case "said":
      return { ...state, world: expecting(state.world, [event.act]), busy: [...state.busy, event.act.about], sheet: null, conflict: null, toast: null };
    case "kept":
      return { ...without(state, event.act), waiting: state.waiting.some((one) => one.key === event.act.key) ? state.waiting : [...state.waiting, event.act] };
    case "heard":
      return { ...without(state, event.act), waiting: state.waiting.filter((one) => one.key !== event.act.key), toast: event.toast ?? state.toast };
    case "conflict":
      return { ...(event.act ? without(state, event.act) : state), conflict: event.act, waiting: state.waiting.filter((one) => one.key !== event.act?.key) };
    case "toast":
      return { ...state, toast: event.toast };
    case "erased":
      return { ...state, world: { ...nothing, me: state.world.me, today: state.world.today }, waiting: [], sheet: null };
  }
}

const without = (state: State, act: Act): State => ({ ...state, busy: state.busy.filter((id) => id !== act.about) });

/** The world as it will be once these acts are heard: only what is certain is foretold, and no day is computed. */
function expecting(world: World, acts: readonly Act[]): World {
  return acts.reduce((before, act) => {
    switch (act.does) {
      case "done": case "skip": return withStatus(before, act.about, act.does === "done" ? "done" : "skipped");
      case "snooze": return withStatus(before, act.about, "snoozed");
      case "outcome": return withOutcome(before, act.about, (act.body as { outcome: Outcome }).outcome);
      default: return before;
    }
  }, world);
}

function withStatus(world: World, id: string, status: FollowUp["status"]): World {
  const change = (one: FollowUp): FollowUp => (one.id === id ? { ...one, status } : one);
  return {
    ...world,
    followUps: world.followUps.map(change),
    details: mapValues(world.details, (one) => ({ ...one, followUps: one.followUps.map(change) })),
  };
}

function withOutcome(world: World, id: string, outcome: Outcome): World {
  const change = <T extends Process | ProcessDetails>(one: T): T => (one.id === id ? { ...one, outcome } : one);
  return { ...world, processes: world.processes.map(change), details: mapValues(world.details, change) };
}

function mapValues<T>(record: Readonly<Record<string, T>>, change: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
