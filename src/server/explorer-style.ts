/** The look of the page at /graphql. */
export const explorerStyle = `
:root { color-scheme: light dark; --edge: #8885; --accent: #1d5fd1; }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { margin: 0; font-size: 1.8rem; }
h2 { margin: 2rem 0 .5rem; font-size: 1.1rem; }
#notice { border-left: 4px solid var(--accent); padding: .5rem .75rem; background: #8881; }
form { display: grid; gap: .5rem; }
label { font-weight: 600; }
textarea { field-sizing: content; }
textarea, pre { width: 100%; font: 14px/1.5 ui-monospace, monospace; border: 1px solid var(--edge); border-radius: 6px; padding: .75rem; }
pre { overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; }
button, .button { justify-self: start; font: inherit; font-weight: 600; color: #fff; background: var(--accent); border: 0; border-radius: 6px; padding: .6rem 1.6rem; cursor: pointer; }
.way { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .75rem; }
.way span { flex: 1 1 16rem; }
.button { display: inline-block; text-decoration: none; }
button:focus-visible, .button:focus-visible, textarea:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
#sandbox { position: fixed; inset: 0; }
#page[hidden], #sandbox[hidden] { display: none; }
`;
