/** What the page at /graphql does in the browser; plain JavaScript, run as it stands. */
export const explorerScript = `
const byId = (id) => document.getElementById(id);
byId('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const answer = byId('answer');
  answer.textContent = '…';
  try {
    const body = JSON.stringify({ query: byId('operation').value, variables: JSON.parse(byId('variables').value || '{}') });
    const response = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    answer.textContent = JSON.stringify(await response.json(), null, 2);
  } catch (error) {
    answer.textContent = String(error);
  }
});
// When Apollo's script comes, /explorer/apollo.js puts Apollo Sandbox in the place of this page.
const offline = () => {
  byId('notice').textContent = 'Apollo Sandbox comes from the internet and could not be loaded. Everything below works without it.';
};
// A name that is not found fails at once, before anybody could listen to the element itself.
addEventListener('error', ({ target }) => { if (target.id === 'apollo') offline(); }, true);
setTimeout(() => { if (!window.EmbeddedSandbox) offline(); }, 8000);
`;
