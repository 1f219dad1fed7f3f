import type { ComponentChildren, JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon, type IconName } from "./icons";
import { words } from "../words";
import { useName } from "./useName";

type Look = "primary" | "outline" | "subtle" | "danger";

export interface ButtonProps {
  readonly children?: ComponentChildren;
  readonly icon?: IconName;
  readonly look?: Look;
  /** What a screen reader says, where the icon stands alone. */
  readonly label?: string;
  readonly small?: boolean;
  readonly disabled?: boolean;
  readonly busy?: boolean;
  readonly type?: "button" | "submit";
  readonly autoFocus?: boolean;
  readonly onClick?: (event: MouseEvent) => void;
}

export function Button({ children, icon, look = "outline", label, small, disabled, busy, type = "button", autoFocus, onClick }: ButtonProps) {
  const classes = ["button", look, small ? "small" : "", children === undefined ? "alone" : ""].join(" ");
  return (
    <button type={type} class={classes} aria-label={label} title={label} disabled={disabled} aria-busy={busy || undefined} data-autofocus={autoFocus || undefined} onClick={onClick}>
      {icon && <Icon name={icon} />}
      {children !== undefined && <span>{children}</span>}
    </button>
  );
}

export function Link({ href, icon, children, download, look = "outline", external }: { href: string; icon?: IconName; children: ComponentChildren; download?: boolean; look?: Look; external?: boolean }) {
  return (
    <a class={`button ${look}`} href={href} download={download} {...(external ? { target: "_blank", rel: "noopener noreferrer" } : {})}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </a>
  );
}

export interface Choice {
  readonly text: string;
  readonly icon?: IconName;
  readonly choose: () => void;
  readonly danger?: boolean;
}

/** A button with a list of choices; arrows, Home, End and Escape as everybody expects. */
export function Menu({ label, icon, text, choices, look = "subtle", small }: { label: string; icon?: IconName; text?: string; choices: readonly Choice[]; look?: Look; small?: boolean }) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useName();
  const items = () => [...(list.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
  const close = (refocus: boolean) => {
    setOpen(false);
    if (refocus) root.current?.querySelector("button")?.focus();
  };

  useLayoutEffect(() => {
    if (!open || !list.current) return;
    // It opens where there is room.
    const box = list.current.getBoundingClientRect();
    if (box.right > innerWidth - 4 || box.left < 4) list.current.classList.toggle("other-side");
    if (box.bottom > innerHeight - 4 && root.current!.getBoundingClientRect().top > box.height) list.current.classList.add("upwards");
    items()[0]?.focus();
  }, [open]);
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => !root.current?.contains(event.target as Node) && setOpen(false);
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [open]);

  const onKey = (event: KeyboardEvent) => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) all[(to + all.length) % all.length]?.focus();
    else if (event.key === "Escape") close(true);
    else if (event.key === "Tab") setOpen(false);
    else return;
    if (event.key !== "Tab") event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="menu" ref={root}>
      <button type="button" class={`button ${look} ${small ? "small" : ""} ${text ? "" : "alone"}`} aria-label={text ? undefined : label} title={text ? undefined : label}
        aria-haspopup="menu" aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => setOpen(!open)}>
        {icon && <Icon name={icon} />}
        {text && <span>{text}</span>}
        {text && <Icon name="chevron" size={16} />}
      </button>
      {open && (
        <div role="menu" id={id} aria-label={label} class="menu-list" ref={list} onKeyDown={onKey}>
          {choices.map((choice) => (
            <button type="button" role="menuitem" tabIndex={-1} class={`menu-item ${choice.danger ? "danger" : ""}`} key={choice.text} onClick={() => { close(true); choice.choose(); }}>
              {choice.icon && <Icon name={choice.icon} />}<span>{choice.text}</span>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

/** A dialog over the page; the browser keeps the focus in it, and Escape closes it. */
export function Dialog({ title, children, onClose, wide }: { title: string; children: ComponentChildren; onClose: () => void; wide?: boolean }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useName();
  useEffect(() => {
    const element = dialog.current!;
    const before = document.activeElement as HTMLElement | null;
    element.showModal();
    element.querySelector<HTMLElement>("[data-autofocus]")?.focus();
    return () => before?.isConnected && before.focus();
  }, []);
  const onBackdrop = (event: JSX.TargetedMouseEvent<HTMLDialogElement>) => event.target === dialog.current && onClose();
  return (
    <dialog ref={dialog} class={`sheet ${wide ? "wide" : ""}`} aria-labelledby={id} onClose={onClose} onClick={onBackdrop}>
      <div class="sheet-body">
        <header class="sheet-head">
          <h2 id={id}>{title}</h2>
          <Button icon="close" look="subtle" label={words.t("close")} onClick={onClose} />
        </header>
        {children}
      </div>
    </dialog>
  );
}

export function Field({ label, hint, children }: { label: string; hint?: string; children: (id: string) => ComponentChildren }) {
  const id = useName();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children(id)}
      {hint && <p class="hint">{hint}</p>}
    </div>
  );
}

/** Something that the owner should know about the whole page. */
export function Banner({ tone, icon, children, action }: { tone: "info" | "warning" | "bad"; icon: IconName; children: ComponentChildren; action?: ComponentChildren }) {
  return (
    <div class={`banner ${tone}`} role="status">
      <Icon name={icon} />
      <div class="banner-text">{children}</div>
      {action}
    </div>
  );
}

const hues = ["seafoam", "blue", "lavender", "marigold", "pink", "forest", "steel", "brown"] as const;

/** Initials on a colour that is always the same for the same person. */
export function Avatar({ name }: { name: string }) {
  const parts = name.split(/\s+/).filter((part) => /\p{L}/u.test(part));
  const initials = [parts[0], parts.length > 1 ? parts.at(-1) : undefined].map((part) => (part ? [...part][0] : "")).join("");
  const hue = hues[[...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) >>> 0, 7) % hues.length];
  return <span class={`avatar ${hue}`} aria-hidden="true">{initials.toUpperCase()}</span>;
}

export function Empty({ icon, title, children, action }: { icon: IconName; title: string; children?: ComponentChildren; action?: ComponentChildren }) {
  return (
    <section class="empty">
      <span class="empty-icon"><Icon name={icon} size={28} /></span>
      <h1>{title}</h1>
      {children && <div class="empty-text">{children}</div>}
      {action && <div class="empty-action">{action}</div>}
    </section>
  );
}

/** Why the service thinks so; it speaks English. */
export function Reasons({ reasons, open = false }: { reasons: readonly string[]; open?: boolean }) {
  return (
    <details class="reasons" open={open}>
      <summary>{words.t("why")}<Icon name="chevron" size={16} /></summary>
      <ul lang="en">{reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>
    </details>
  );
}
