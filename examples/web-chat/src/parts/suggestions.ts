/** What the sandbox's agent knows how to do; docs/sandbox.md has the whole list. */
export const suggestions = [
  { label: 'Say hello', text: 'Hello! Is anybody there?' },
  { label: 'Ask me something', text: '/quick' },
  { label: 'Show me a product', text: '/card' },
  { label: 'Send me a file', text: '/file' },
  { label: 'Pass me on', text: '/transfer' },
] as const;
