import { randomBytes } from 'node:crypto';
import { explorerScript } from './explorer-script.js';
import { explorerStyle } from './explorer-style.js';
import { exampleCurl, exampleMutation, exampleVariables } from './example-operation.js';

/** A page, and the headers to send with it. */
export interface Page {
  readonly headers: Readonly<Record<string, string>>;
  readonly html: string;
}

const apolloScript = 'https://embeddable-sandbox.cdn.apollographql.com';
const apolloFrame = 'https://sandbox.embed.apollographql.com';

/**
 * What a browser gets at /graphql: a form that runs the example without any help from outside, replaced by Apollo
 * Sandbox once that has come from the internet.
 */
export function explorerPage(url: string, accountId: string): Page {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' ${apolloScript}`,
    // Apollo's script writes styles of its own.
    "style-src 'unsafe-inline'",
    `connect-src 'self' ${apolloScript} ${apolloFrame}`,
    `img-src 'self' data: ${apolloScript}`,
    `frame-src ${apolloFrame}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy.join('; '),
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    },
    html: documentOf(url, accountId, nonce),
  };
}

function documentOf(url: string, accountId: string, nonce: string): string {
  const variables = JSON.stringify(exampleVariables(accountId), null, 2);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Conversation Gateway</title>
<link rel="icon" href="data:,">
<style>${explorerStyle}</style>
</head>
<body>
<div id="sandbox" hidden></div>
<main id="page">
<h1>Conversation Gateway</h1>
<p>LivePerson's Connector API as GraphQL. This address answers GraphQL requests; here you can try one.</p>
<p id="notice" role="status">Loading Apollo Sandbox from the internet …</p>
<p class="way"><a class="button" href="/explorer">Open the explorer</a> <span>GraphiQL from this gateway's own files, with every example ready to run.</span></p>
<h2>Or try the first operation here</h2>
<form id="form">
<label for="operation">Operation</label>
<textarea id="operation" rows="14" spellcheck="false">${escapeHtml(exampleMutation)}</textarea>
<label for="variables">Variables</label>
<textarea id="variables" rows="22" spellcheck="false">${escapeHtml(variables)}</textarea>
<button type="submit">Run</button>
</form>
<section aria-live="polite"><h2>Answer</h2><pre id="answer">Press Run: a conversation opens.</pre></section>
<h2>The same from a shell</h2>
<pre>${escapeHtml(exampleCurl(url, accountId))}</pre>
</main>
<script nonce="${nonce}">${explorerScript}</script>
<script nonce="${nonce}" src="${apolloScript}/_latest/embeddable-sandbox.umd.production.min.js" async id="apollo"></script>
<script nonce="${nonce}" src="/explorer/apollo.js" type="module"></script>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
