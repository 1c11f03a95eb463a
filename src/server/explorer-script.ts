/** What the page at /graphql does in the browser; plain JavaScript, run as it stands. */
export const explorerScript = `
const settings = JSON.parse(document.getElementById('settings').textContent);
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
addEventListener('DOMContentLoaded', () => {
  const apollo = byId('apollo');
  const offline = () => {
    byId('notice').textContent = 'Apollo Sandbox comes from the internet and could not be loaded. Everything below works without it.';
  };
  const online = () => {
    if (!window.EmbeddedSandbox) return offline();
    byId('sandbox').hidden = false;
    byId('page').hidden = true;
    new window.EmbeddedSandbox({
      target: '#sandbox',
      initialEndpoint: settings.endpoint,
      initialState: { document: settings.document, variables: JSON.parse(settings.variables), pollForSchemaUpdates: false },
    });
  };
  if (window.EmbeddedSandbox) online();
  apollo.addEventListener('load', online);
  apollo.addEventListener('error', offline);
  setTimeout(() => { if (!window.EmbeddedSandbox) offline(); }, 8000);
});
`;
