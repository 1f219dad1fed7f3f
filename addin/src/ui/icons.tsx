/** Line drawings on a grid of 20, one stroke wide; of the product's own hand. */
const drawings = {
  add: "M10 4v12M4 10h12",
  alarm: "M10 6.5V10l2.5 1.5M10 16.5a6 6 0 1 0 0-12 6 6 0 0 0 0 12ZM3 5.5 5.5 3M17 5.5 14.5 3",
  arrow: "M4 10h11.5M11 5.5 15.5 10 11 14.5",
  back: "M16 10H4.5M9 5.5 4.5 10 9 14.5",
  building: "M4.5 17V4.5A1.5 1.5 0 0 1 6 3h5a1.5 1.5 0 0 1 1.5 1.5V17M12.5 8.5H14a1.5 1.5 0 0 1 1.5 1.5v7M3 17h14M7.5 6.5h2M7.5 9.5h2M7.5 12.5h2",
  calendar: "M5 4.5h10A1.5 1.5 0 0 1 16.5 6v9a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 15V6A1.5 1.5 0 0 1 5 4.5ZM3.5 8.5h13M7 3v3M13 3v3",
  chat: "M4 4.5h12A1.5 1.5 0 0 1 17.5 6v6a1.5 1.5 0 0 1-1.5 1.5H9L5.5 16.5v-3H4A1.5 1.5 0 0 1 2.5 12V6A1.5 1.5 0 0 1 4 4.5Z",
  check: "M4.5 10.5 8.5 14.5 15.5 6",
  chevron: "M6 8l4 4 4-4",
  clock: "M10 6v4.2l2.8 1.6M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14Z",
  close: "M5 5l10 10M15 5 5 15",
  copy: "M8 6.5h6.5A1.5 1.5 0 0 1 16 8v7.5a1.5 1.5 0 0 1-1.5 1.5H8a1.5 1.5 0 0 1-1.5-1.5V8A1.5 1.5 0 0 1 8 6.5ZM4 13.5V5a1.5 1.5 0 0 1 1.5-1.5H12",
  download: "M10 3.5v9M6 9l4 4 4-4M4 16.5h12",
  flag: "M5 17V3.5M5 4h10l-2.5 3.5L15 11H5",
  heart: "M10 16.5 4 10.6a3.8 3.8 0 0 1 5.4-5.4l.6.6.6-.6A3.8 3.8 0 0 1 16 10.6Z",
  info: "M10 9v5M10 6.3v.2M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14Z",
  join: "M4 4.5h2.5c2.5 0 3.5 5.5 6 5.5H16M4 15.5h2.5c2.5 0 3.5-5.5 6-5.5M13.5 7.5 16 10l-2.5 2.5",
  key: "M12.5 11.5a4 4 0 1 0-3.7-2.5L3.5 14.3v2.2h2.7v-2h2v-2l1.6-1.5a4 4 0 0 0 2.7.5ZM13.5 6.6v.2",
  letter: "M5 3.5h7l3.5 3.5v9a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-11.5a1 1 0 0 1 1-1ZM12 3.5V7h3.5M7 10.5h6M7 13.5h4",
  mail: "M4 5h12a1.5 1.5 0 0 1 1.5 1.5v7.5a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 14V6.5A1.5 1.5 0 0 1 4 5ZM3 6.5l7 5 7-5",
  more: "M4.8 9.6h.4v.8h-.4ZM9.8 9.6h.4v.8h-.4ZM14.8 9.6h.4v.8h-.4Z",
  note: "M5 3.5h10A1.5 1.5 0 0 1 16.5 5v7L12 16.5H5A1.5 1.5 0 0 1 3.5 15V5A1.5 1.5 0 0 1 5 3.5ZM16.5 12H13a1 1 0 0 0-1 1v3.5M6.5 7.5h7M6.5 10.5h4",
  open: "M11 4h5v5M16 4l-7 7M8.5 5H5A1.5 1.5 0 0 0 3.5 6.5V15A1.5 1.5 0 0 0 5 16.5h8.5A1.5 1.5 0 0 0 15 15v-3.5",
  pause: "M7.5 5v10M12.5 5v10",
  people: "M8 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.5 16.5c0-3 2.5-4.5 5.5-4.5s5.5 1.5 5.5 4.5M13 4a2.7 2.7 0 0 1 0 5.3M15 12.5c1.7.600 2.5 2 2.5 4",
  phone: "M6.5 3.5 8.5 7.5 7 9.2c.8 1.7 2.1 3 3.8 3.8l1.7-1.5 4 2v2c0 .9-.700 1.5-1.6 1.4C8.6 16.4 3.6 11.4 3.1 5.1 3 4.2 3.6 3.5 4.5 3.5Z",
  pipeline: "M4 4.5h12M6 8.5h8M8 12.5h4M9.5 16.5h1",
  search: "M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4",
  settings: "M3.5 6.5h7M14.5 6.5h2M12.5 8.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM3.5 13.5h2M9.5 13.5h7M7.5 15.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
  skip: "M4.5 5.5 11 10l-6.5 4.5ZM15 5.5v9",
  slash: "M5.5 14.5 14.5 5.5",
  split: "M4 10h3c2.5 0 3.5-5 6-5h3M7 10c2.5 0 3.5 5 6 5h3M14 3l2 2-2 2M14 13l2 2-2 2",
  sun: "M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM10 2.5V4M10 16v1.5M2.5 10H4M16 10h1.5M4.7 4.7l1 1M14.3 14.3l1 1M4.7 15.3l1-1M14.3 5.7l1-1",
  undo: "M4 7.5h8a4 4 0 0 1 0 8H7M7 4 3.5 7.5 7 11",
  warning: "M10 8v3.5M10 13.8v.2M9.1 3.9 2.9 14.8a1 1 0 0 0 .9 1.5h12.4a1 1 0 0 0 .9-1.5L10.9 3.9a1 1 0 0 0-1.8 0Z",
  week: "M5 4.5h10A1.5 1.5 0 0 1 16.5 6v9a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 15V6A1.5 1.5 0 0 1 5 4.5ZM7.8 8v5M12.2 8v5M7 3v3M13 3v3",
  offline: "M3 3l14 14M6.5 9.5a5 5 0 0 1 1.7-1M10.5 8.1c1.2.100 2.2.600 3 1.4M3.5 7a9 9 0 0 1 2.2-1.5M9 4.6c2.8-.2 5.4.700 7.5 2.4M8.7 12.2a2 2 0 0 1 2.2 0M10 15v.01",
} as const;

export type IconName = keyof typeof drawings;

/** Beside words: hidden from screen readers. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" width={size} height={size} aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  );
}

/** The product's sign: a conversation, and the path that goes on from it. */
export function Sign({ size = 24 }: { size?: number }) {
  return (
    <svg class="sign" viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
      <rect class="sign-ground" x="1" y="1" width="30" height="30" rx="8" />
      <path class="sign-path" d="M9 21.5c0-4 3-5.5 7-5.5s7-1.5 7-5.5" />
      <circle class="sign-dot" cx="9" cy="22" r="3" />
      <circle class="sign-dot" cx="23" cy="10" r="3" />
      <circle class="sign-mid" cx="16" cy="16" r="2.2" />
    </svg>
  );
}
