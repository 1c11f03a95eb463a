const paths = {
  send: 'M5 12h13M12.5 6l6 6-6 6',
  attach:
    'M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.5-8.5a3.4 3.4 0 0 1 4.8 4.8L9.6 17.3a1.7 1.7 0 0 1-2.4-2.4l7.6-7.6',
  close: 'M6 6l12 12M18 6L6 18',
  sent: 'M5 12.5l4.5 4.5L19 7.5',
  arrived: 'M2 12.5l4.5 4.5L16 7.5M11.5 16.2l.8.8L22 7.5',
  down: 'M6 9.5l6 6 6-6',
  wire: 'M8 7l-5 5 5 5M16 7l5 5-5 5M13.5 5l-3 14',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M5.5 11h13v9h-13z',
  alert: 'M12 4l9 16H3zM12 10v4.5M12 17.2v.3',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2',
  picture: 'M4 5.5h16v13H4zM4 16l4.5-4.5 3.5 3.5 3-3 5 5M14.8 9.3v.1',
  open: 'M14 5h5v5M19 5l-8 8M18 13.5V19H5V6h5.5',
} as const;

/** A drawing beside words, or in a button that has a name: nothing for a screen reader. */
export function Icon({ name }: { readonly name: keyof typeof paths }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
